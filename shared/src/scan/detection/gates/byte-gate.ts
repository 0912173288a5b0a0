import type { LanguageId } from '../../../core/model/language-id';
import type { LanguageTraits } from '../generic/traits';

/**
 * Refuses hits of a keyword at a glance. A rule or reader brings one where most hits of its keywords come to nothing: what a
 * gate refuses needs no text, no context and no pattern, and a file in which all is refused is never decoded.
 *
 * A gate may let anything pass, and refuses only what its rule or reader finds nothing at. It looks at bytes of ASCII, Latin-1 or
 * UTF-8; where a byte above ASCII would decide, it lets the hit pass.
 */
export interface ByteGate {
  admits(bytes: Uint8Array, hit: ByteHit, language: FileLanguage): boolean;
}

/** Where a keyword stands, in bytes. One object serves all hits of a file: nobody keeps it. */
export interface ByteHit {
  readonly start: number;
  readonly end: number;
}

/** What a file is written in. */
export interface FileLanguage {
  readonly id: LanguageId;
  readonly traits: LanguageTraits;
  /** How many bytes a character has at most. */
  readonly widest: 1 | 4;
}
