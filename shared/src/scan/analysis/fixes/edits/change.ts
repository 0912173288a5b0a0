import type { Span, TextEdit } from '../../../../core/model/span';

/** One thing that a fix does to a text. */
export type Change =
  | { readonly kind: 'edit'; readonly edit: TextEdit }
  /** An item of a list, which goes with its comma. */
  | { readonly kind: 'remove'; readonly span: Span }
  /** No change is certain there. */
  | { readonly kind: 'unclear' };
