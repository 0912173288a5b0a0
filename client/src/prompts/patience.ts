/**
 * Waits for what a store is asked. Where that takes more than a moment the person sees what is waited for, and may turn
 * away: undefined then. The question itself goes on, so that nothing which changes a store is waited for in this way.
 */
export type Patience = <T>(title: string, work: () => Promise<T>) => Promise<T | undefined>;

/** The same for what changes a store: nobody can turn away from it, since it may have happened by then. */
export type Busy = <T>(title: string, work: () => Promise<T>) => Promise<T>;
