import type { FlatTree } from './flat-tree';

/** The grammars that there are parsers for. */
export const GRAMMARS = [
  'bash', 'c', 'c-sharp', 'cpp', 'go', 'java', 'javascript', 'kotlin', 'php', 'powershell', 'python', 'ruby', 'rust', 'swift', 'tsx', 'typescript',
] as const;

export type Grammar = (typeof GRAMMARS)[number];

/** Those that are no files: the analysis has a parser of its own for them. */
export const OWN_GRAMMARS: ReadonlySet<Grammar> = new Set<Grammar>(['swift']);

/** What a parser may cost. */
export interface ParseBudget {
  readonly maxMilliseconds: number;
  readonly isCancelled?: () => boolean;
}

export type ParseResult =
  | { readonly kind: 'parsed'; readonly tree: FlatTree }
  /** The budget ran out, or the caller did not want it any more. */
  | { readonly kind: 'stopped' };

/**
 * A parser, which needs files that this room may not read. Grammars are loaded once, before they are used, because
 * loading is asynchronous and analysing is not. A text with mistakes is parsed too, as far as it goes.
 */
export interface Parser {
  readonly grammar: Grammar;
  parse(text: string, budget: ParseBudget): ParseResult;
}
