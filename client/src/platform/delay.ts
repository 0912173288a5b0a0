import type { Delay } from './clipboard';

/** Real time. */
export const realDelay: Delay = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return { dispose: () => { clearTimeout(timer); } };
};
