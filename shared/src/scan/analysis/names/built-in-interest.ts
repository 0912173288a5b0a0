import type { Interest } from './interest';

/**
 * By language: what makes its texts worth loading the tables for, where those alone say so. The build puts it here; without it they
 * are loaded for each text of a language that has any.
 */
export const builtInInterest: ReadonlyMap<string, Interest> = new Map();
