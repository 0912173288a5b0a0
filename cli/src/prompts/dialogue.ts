import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { PromptTerminal } from '../../../shared/src/host/terminal/hidden-prompt';
import { promptHidden } from '../../../shared/src/host/terminal/hidden-prompt';
import type { Interruption } from '../context';
import { fitLines } from '../output/wrap-text';

/** Asks the person at the terminal, and nobody else. Made only where there is one. */
export class Dialogue {
  readonly #terminal: PromptTerminal;
  readonly #interruption: Interruption;

  constructor(terminal: PromptTerminal, interruption: Interruption) {
    this.#terminal = terminal;
    this.#interruption = interruption;
  }

  /** Writes to the terminal itself, also where standard output goes into a file. */
  say(text: string): void {
    this.#terminal.output.write(`${this.#fitted(text)}\n`);
  }

  /** Typed without echo; undefined when it was cancelled. */
  async askHidden(question: string): Promise<SecretValue | undefined> {
    if (this.#interruption.signal.aborted) return undefined;
    const answer = await promptHidden(this.#terminal, this.#fitted(question));
    if (answer.ok) return answer.value;
    if (answer.error.kind === 'cancelled') this.#interruption.interrupt();
    return undefined;
  }

  /** An empty line takes `preset`; Ctrl-C and Ctrl-D mean no. */
  async confirm(question: string, preset: 'yes' | 'no'): Promise<boolean> {
    for (;;) {
      const line = await this.askLine(`${question} ${preset === 'yes' ? '[Y/n]' : '[y/N]'} `);
      if (line === undefined) return false;
      const answer = line.trim().toLowerCase();
      if (answer === '') return preset === 'yes';
      if (answer === 'y' || answer === 'yes') return true;
      if (answer === 'n' || answer === 'no') return false;
    }
  }

  /** One of the letters; undefined when it was cancelled. */
  async choose<Letter extends string>(question: string, letters: readonly Letter[]): Promise<Letter | undefined> {
    for (;;) {
      const line = await this.askLine(`${question} [${letters.join('/')}] `);
      if (line === undefined) return undefined;
      const chosen = letters.find((letter) => letter === line.trim().toLowerCase());
      if (chosen !== undefined) return chosen;
    }
  }

  /** A visible line without its end; undefined when it was cancelled or the terminal was closed. */
  async askLine(question: string): Promise<string | undefined> {
    const { signal } = this.#interruption;
    if (signal.aborted) return undefined;
    const { input, output } = this.#terminal;
    output.write(this.#fitted(question));
    const line = await new Promise<string | undefined>((resolve) => {
      const finish = (answer: string | undefined): void => {
        input.off('data', take);
        input.off('end', cancel);
        signal.removeEventListener('abort', cancel);
        resolve(answer);
      };
      const take = (chunk: Buffer): void => { finish(chunk.toString('utf8').replace(/\r?\n$/, '')); };
      const cancel = (): void => { finish(undefined); };
      input.on('data', take);
      input.on('end', cancel);
      signal.addEventListener('abort', cancel, { once: true });
      input.resume();
    });
    input.pause();
    if (line === undefined) output.write('\n');
    return line;
  }

  /** A terminal whose size nobody has set, such as a container's, says 0. */
  #fitted(text: string): string {
    const { columns = 0 } = this.#terminal.output;
    return columns > 0 ? fitLines(text, columns) : text;
  }
}
