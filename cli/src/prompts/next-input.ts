import type { PromptTerminal } from '../../../shared/src/host/terminal/hidden-prompt';

/** What one piece of input means: the answer (undefined: there is none), or that it is not over yet. */
export type Reading<Answer> = { readonly answer: Answer | undefined } | 'more';

/** Waits until `read` makes an answer of what is typed. Undefined also when the terminal was closed or the wait aborted. */
export async function nextInput<Answer>({ input }: PromptTerminal, signal: AbortSignal, read: (chunk: Buffer) => Reading<Answer>): Promise<Answer | undefined> {
  if (signal.aborted) return undefined;
  const answer = await new Promise<Answer | undefined>((resolve) => {
    const finish = (given: Answer | undefined): void => {
      input.off('data', take);
      input.off('end', cancel);
      signal.removeEventListener('abort', cancel);
      resolve(given);
    };
    const take = (chunk: Buffer): void => {
      const reading = read(chunk);
      if (reading !== 'more') finish(reading.answer);
    };
    const cancel = (): void => { finish(undefined); };
    input.on('data', take);
    input.on('end', cancel);
    signal.addEventListener('abort', cancel, { once: true });
    input.resume();
  });
  input.pause();
  return answer;
}
