import type { DecodingChain } from '../../core/decode/chain';
import type { LanguageId } from '../../core/model/language-id';
import type { LookupNote, LookupStyle, RefusalReason, StoreOnlyReason } from '../../core/model/lookup-words';
import type { Span, TextEdit } from '../../core/model/span';

/** What a lookup is planned for: one found value in one text, and the name it will be read by. */
export interface LookupRequest {
  readonly text: string;
  readonly languageId: LanguageId;
  /** Relative path with forward slashes: decides forms such as docker-compose, Kubernetes and browser bundles. */
  readonly path?: string;
  /** The found value, as in `Finding.span`. */
  readonly span: Span;
  /** The environment variable's name: `[A-Za-z_][A-Za-z0-9_]*`. */
  readonly name: string;
  readonly style: LookupStyle;
  /** Go, strict style: whether another file of the same package declares `requireEnv` already. */
  readonly helperDeclared?: boolean;
}

/** Where the value stands in the source and how its text becomes the value. */
export interface ValueSource {
  readonly span: Span;
  readonly chain: DecodingChain;
}

export type LookupPlan =
  | {
      readonly kind: 'replace';
      readonly value: ValueSource;
      /** For one file, against `LookupRequest.text`; imports included. */
      readonly edits: readonly TextEdit[];
      /** The form for titles, without any name: `process.env`, `os.environ`. */
      readonly form: string;
      readonly notes: readonly LookupNote[];
      /** The whole setting goes, since its program has it from the environment then: there is no lookup to be inserted. */
      readonly removesSetting?: true;
    }
  | StoreOnlyPlan
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

export interface StoreOnlyPlan {
  readonly kind: 'store-only';
  readonly value: ValueSource;
  readonly reason: StoreOnlyReason;
  /** Under this name alone there is a lookup: the program reads this place by it. */
  readonly onlyName?: string;
}

export type { LookupNote, LookupStyle, RefusalReason, StoreOnlyReason };
