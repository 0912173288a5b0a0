import type { PromptTerminal } from '../../../shared/src/host/terminal/hidden-prompt';
import type { Interruption } from '../context';
import { nextInput } from './next-input';

/** Ctrl-C and Ctrl-D: in raw mode they are keys like any other. */
const INTERRUPT = '\u0003';
const END = '\u0004';

/**
 * Waits for one of these keys, without Enter; other keys do nothing. Undefined when it was cancelled or the terminal was
 * closed. Raw mode ends on every way out.
 */
export async function pressedKey<Key extends string>(
  terminal: PromptTerminal, interruption: Interruption, question: string, keys: readonly Key[],
): Promise<Key | undefined> {
  const { input, output, onExit } = terminal;
  const { signal } = interruption;
  if (signal.aborted) return undefined;
  const restore = (): void => { input.setRawMode(false); };
  input.setRawMode(true);
  const guard = onExit(restore);
  output.write(question);
  const key = await nextInput<Key>(terminal, signal, (chunk) => {
    const pressed = chunk.toString('utf8').toLowerCase();
    if (pressed === INTERRUPT) interruption.interrupt();
    if (pressed === INTERRUPT || pressed === END) return { answer: undefined };
    const known = keys.find((one) => one === pressed);
    return known === undefined ? 'more' : { answer: known };
  });
  restore();
  guard.dispose();
  output.write(`${key ?? ''}\n`);
  return key;
}
