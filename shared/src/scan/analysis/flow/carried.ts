import type { Span } from '../../../core/model/span';

/** What a value may hold that must not get everywhere. */
export type Label =
  /** A password, token or key: by its name, or because the detector found the value. */
  | 'secret'
  /** What a handler caught, or a function gave as its error. */
  | 'error'
  /** The text of a stack. */
  | 'trace'
  /** All headers of a request, or the request itself. */
  | 'headers'
  /** What a client sent: query, body, parameters. */
  | 'request'
  /** A random number that can be foretold. */
  | 'weak-random'
  /** A digest or signature. */
  | 'digest'
  /** One of the parameters of the function that is being summed up. */
  | 'parameter';

/** One thing that a value holds, and where that came from. */
export interface Carried {
  readonly label: Label;
  /** Why it is thought so: a name says it, the name of a field of the object, or the detector found the value itself. */
  readonly because: 'name' | 'field' | 'value' | 'source';
  /** The name that says so; for a parameter its own. */
  readonly word: string;
  readonly origin: Span;
  /** Of a parameter: which one. */
  readonly index?: number;
}

/** All that a value holds; most hold nothing. */
export type Flow = readonly Carried[];

export const NOTHING: Flow = [];

/** Each thing once, however many ways it came. */
export function union(flows: readonly Flow[]): Flow {
  const full = flows.filter((flow) => flow.length > 0);
  const [only] = full;
  if (only === undefined) return NOTHING;
  if (full.length === 1) return only;
  const seen = new Map<string, Carried>();
  for (const flow of full) for (const one of flow) seen.set(`${one.label} ${one.origin.start} ${one.index ?? ''}`, one);
  return [...seen.values()];
}
