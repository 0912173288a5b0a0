/** Calls back after so many milliseconds; the returned function takes it back. Keeps no process alive. */
export function schedule(callback: () => void, afterMs: number): () => void {
  const timer = setTimeout(callback, afterMs).unref();
  return () => { clearTimeout(timer); };
}
