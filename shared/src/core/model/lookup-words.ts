/** `plain` is what people write; `strict` makes the program itself fail where the language's idiom is silent. */
export type LookupStyle = 'plain' | 'strict';

/** What the user should know of an edit. */
export type LookupNote = 'import-added' | 'const-became-var' | 'helper-added' | 'compose-needs-environment' | 'kubernetes-secret-needed'
  | 'evaluated-at-import';

/** No lookup can be written here: the value is stored, the code stays, and this is explained. */
export type StoreOnlyReason =
  | 'language-without-lookup' | 'json-has-no-interpolation' | 'position-needs-constant' | 'inside-comment'
  | 'dockerfile-has-no-runtime-lookup' | 'markup' | 'not-a-literal'
  /** A Secret is itself where the cluster keeps the value: nothing could be looked up from there. */
  | 'kubernetes-secret-keeps-value'
  /** Only whole values of variables can refer to a Secret: not a part of one, nor a command's argument. */
  | 'kubernetes-needs-whole-variable';

/** Nothing may be moved here. */
export type RefusalReason = 'bundled-for-browsers' | 'stale' | 'already-a-lookup' | 'invalid-name';

/** Why no lookup can be put at a cursor. `not-a-literal`: no value could stand there. */
export type InsertionRefusal = StoreOnlyReason | RefusalReason
  /** A .env file assigns values; its program gets the variable by the manifest's line. */
  | 'dotenv-reads-manifest';
