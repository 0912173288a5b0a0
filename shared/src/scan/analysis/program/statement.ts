import type { Span } from '../../../core/model/span';
import type { Expression, FunctionExpression } from './expression';

/** Statements of any language, reduced to the order in which values move. */
export type Statement =
  | { readonly kind: 'expression'; readonly value: Expression }
  | { readonly kind: 'return'; readonly value?: Expression; readonly span: Span }
  /** `throw`, `raise`, `panic`. */
  | { readonly kind: 'throw'; readonly value?: Expression; readonly span: Span }
  | { readonly kind: 'branch'; readonly test?: Expression; readonly arms: readonly (readonly Statement[])[] }
  /** A body that runs any number of times; `binds` are its loop variables. */
  | { readonly kind: 'loop'; readonly over?: Expression; readonly binds: readonly Expression[]; readonly body: readonly Statement[] }
  | { readonly kind: 'try'; readonly body: readonly Statement[]; readonly handlers: readonly Handler[]; readonly last: readonly Statement[] }
  | { readonly kind: 'block'; readonly body: readonly Statement[] }
  | { readonly kind: 'function'; readonly function: FunctionExpression }
  | { readonly kind: 'class'; readonly class: ClassDeclaration }
  | { readonly kind: 'import'; readonly module: string; readonly names: readonly ImportedName[] };

/** A `catch` or `except` clause. */
export interface Handler {
  /** The variable that holds what was thrown. */
  readonly binds?: string;
  readonly type?: string;
  readonly body: readonly Statement[];
  readonly span: Span;
}

/** A class, struct or record. */
export interface ClassDeclaration {
  readonly name: string;
  readonly bases: readonly string[];
  readonly annotations: readonly Expression[];
  readonly fields: readonly Field[];
  readonly methods: readonly FunctionExpression[];
  /** Statements that stand in the body itself. */
  readonly body: readonly Statement[];
  /** Whether an object's text shows its fields: a record, a data class. */
  readonly printed?: boolean;
  readonly span: Span;
}

export interface Field {
  readonly name: string;
  readonly type?: string;
  readonly value?: Expression;
  readonly annotations: readonly Expression[];
  /** A struct tag of Go, as the source has it. */
  readonly tag?: string;
  readonly span: Span;
}

/** `local` is the name in this file, `imported` the module's own; `*` is the whole module. */
export interface ImportedName {
  readonly local: string;
  readonly imported: string;
}

/** A whole file. */
export interface Program {
  readonly body: readonly Statement[];
}
