import { setTimeout as wait } from 'node:timers/promises';

/** Calls back after so many milliseconds; the returned function takes it back. Keeps no process alive. */
export function schedule(callback: () => void, afterMs: number): () => void {
  const timer = setTimeout(callback, afterMs).unref();
  return () => { clearTimeout(timer); };
}

/** Resolves after so many milliseconds. Keeps the process alive: whoever pauses is in the middle of something. */
export function pause(milliseconds: number): Promise<void> {
  return wait(milliseconds);
}
