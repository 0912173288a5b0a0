import type { PromptTerminal } from '../../../shared/src/host/terminal/hidden-prompt';
import type { Interruption } from '../context';

/** Ctrl-C and Ctrl-D: in raw mode they are keys like any other. */
const INTERRUPT = '\u0003';
const END = '\u0004';

/**
 * Waits for one of these keys, without Enter; other keys do nothing. Undefined when it was cancelled or the terminal was
 * closed. Raw mode ends on every way out.
 */
export async function pressedKey<Key extends string>(
  { input, output, onExit }: PromptTerminal, interruption: Interruption, question: string, keys: readonly Key[],
): Promise<Key | undefined> {
  const { signal } = interruption;
  if (signal.aborted) return undefined;
  const restore = (): void => { input.setRawMode(false); };
  input.setRawMode(true);
  const guard = onExit(restore);
  output.write(question);
  const key = await new Promise<Key | undefined>((resolve) => {
    const finish = (answer: Key | undefined): void => {
      input.off('data', take);
      input.off('end', cancel);
      signal.removeEventListener('abort', cancel);
      resolve(answer);
    };
    const take = (chunk: Buffer): void => {
      const pressed = chunk.toString('utf8').toLowerCase();
      if (pressed === INTERRUPT) interruption.interrupt();
      if (pressed === INTERRUPT || pressed === END) finish(undefined);
      const known = keys.find((one) => one === pressed);
      if (known !== undefined) finish(known);
    };
    const cancel = (): void => { finish(undefined); };
    input.on('data', take);
    input.on('end', cancel);
    signal.addEventListener('abort', cancel, { once: true });
    input.resume();
  });
  input.pause();
  restore();
  guard.dispose();
  output.write(`${key ?? ''}\n`);
  return key;
}
