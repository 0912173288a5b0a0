import type { Disposable } from '../../../shared/src/core/disposable';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { PromptTerminal } from '../../../shared/src/host/terminal/hidden-prompt';
import { HiddenPrompt } from '../../../shared/src/host/terminal/hidden-prompt';
import type { Interruption } from '../context';
import { fitLines } from '../output/wrap-text';
import { nextInput } from './next-input';

/**
 * Asks the person at the terminal, and nobody else. Made only where there is one. From the first hidden question until
 * `dispose`, nothing is echoed but the answers to visible ones, which must have been typed after those were shown.
 */
export class Dialogue implements Disposable {
  readonly #terminal: PromptTerminal;
  readonly #hidden: HiddenPrompt;
  readonly #interruption: Interruption;

  constructor(terminal: PromptTerminal, interruption: Interruption) {
    this.#terminal = terminal;
    this.#interruption = interruption;
    this.#hidden = new HiddenPrompt(terminal, () => { interruption.interrupt(); });
  }

  /** Gives the terminal back as it was, as a child program must find it. */
  dispose(): void {
    this.#hidden.dispose();
  }

  /** Writes to the terminal itself, also where standard output goes into a file. */
  say(text: string): void {
    this.#terminal.output.write(`${this.#fitted(text)}\n`);
  }

  /** Typed without echo; undefined when it was cancelled. */
  async askHidden(question: string): Promise<SecretValue | undefined> {
    if (this.#interruption.signal.aborted) return undefined;
    const answer = await this.#hidden.ask(this.#fitted(question));
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
      this.say(`Type y for yes or n for no. Enter alone means ${preset}.`);
    }
  }

  /**
   * One of the letters, each given with what it means; undefined when it was cancelled. An empty line takes `preset`,
   * which is shown as a capital.
   */
  async choose<Letter extends string>(
    question: string, meanings: Readonly<Record<Letter, string>>, preset?: NoInfer<Letter>,
  ): Promise<Letter | undefined> {
    const isAnswer = (line: string): line is Letter => Object.hasOwn(meanings, line);
    const shown = Object.keys(meanings).map((letter) => (letter === preset ? letter.toUpperCase() : letter)).join('/');
    for (;;) {
      const line = await this.askLine(`${question} [${shown}] `);
      if (line === undefined) return undefined;
      const answer = line.trim().toLowerCase();
      if (answer === '' && preset !== undefined) return preset;
      if (isAnswer(answer)) return answer;
      const said = Object.entries(meanings).map(([letter, meaning]) => `${letter} for ${String(meaning)}`).join(', ');
      this.say(`Type ${said}.${preset === undefined ? '' : ` Enter alone means ${preset}.`}`);
    }
  }

  /** A visible line without its end; undefined when it was cancelled or the terminal was closed. */
  async askLine(question: string): Promise<string | undefined> {
    if (this.#interruption.signal.aborted) return undefined;
    return this.#hidden.visibly(() => this.#readLine(question));
  }

  async #readLine(question: string): Promise<string | undefined> {
    const { signal } = this.#interruption;
    // Ctrl-C may have been among what was typed before.
    if (signal.aborted) return undefined;
    const { output } = this.#terminal;
    output.write(this.#fitted(question));
    const line = await nextInput(this.#terminal, signal, (chunk) => ({ answer: chunk.toString('utf8').replace(/\r?\n$/, '') }));
    if (line === undefined) output.write('\n');
    return line;
  }

  /** A terminal whose size nobody has set, such as a container's, says 0. */
  #fitted(text: string): string {
    const { columns = 0 } = this.#terminal.output;
    return columns > 0 ? fitLines(text, columns) : text;
  }
}
