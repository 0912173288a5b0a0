import type { Reader } from '../reader';

/** Every generic reader. Their keywords go into the one automaton. */
export const readers: readonly Reader[] = [];
