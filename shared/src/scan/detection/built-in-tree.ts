import type { WordTree } from './word-tree';

/** The tree of all keywords that the built-in rules have. The build puts it here; without it, it is made at the start. */
export const builtInTree: WordTree | undefined = undefined;
