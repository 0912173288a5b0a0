import { safeText } from '../../../shared/src/core/text/safe-text';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { PromptTerminal } from '../../../shared/src/host/terminal/hidden-prompt';
import type { Dialogue } from '../prompts/dialogue';

/**
 * Shows one value on the terminal's alternate screen and takes it away again at Enter, so that it is in no scroll-back
 * and in nothing that standard output is written to. Control characters of the value are shown, never sent.
 */
export class SecretScreen {
  readonly #terminal: PromptTerminal;
  readonly #dialogue: Dialogue;

  constructor(terminal: PromptTerminal, dialogue: Dialogue) {
    this.#terminal = terminal;
    this.#dialogue = dialogue;
  }

  async show(title: string, value: SecretValue): Promise<void> {
    const { output } = this.#terminal;
    const leave = (): void => { output.write(LEAVE); };
    const guard = this.#terminal.onExit(leave);
    output.write(`${ENTER}${safeText(title)}\n\n${printable(value)}\n\n`);
    await this.#dialogue.askLine('Press Enter to take it away. ');
    leave();
    guard.dispose();
  }
}

/** xterm's private modes 1049: a screen of its own that is cleared, and back. Clearing first also empties a plain terminal. */
const ENTER = '\u001b[?1049h\u001b[2J\u001b[H';
const LEAVE = '\u001b[2J\u001b[H\u001b[?1049l';
const MAX_LINE = 64 * 1024;

/** Line ends stay; whatever else could steer a terminal is written out. */
function printable(value: SecretValue): string {
  return value.text().split(/\r?\n/).map((line) => safeText(line, MAX_LINE)).join('\n');
}
