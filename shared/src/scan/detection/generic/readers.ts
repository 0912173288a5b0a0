import type { Reader } from '../reader';
import { assignmentReader } from './assignment';

/** Every generic reader. Their keywords go into the one automaton. */
export const readers: readonly Reader[] = [assignmentReader];
