import type { DecodingChain } from '../../../core/decode/chain';
import type { LanguageId } from '../../../core/model/language-id';
import type { Span } from '../../../core/model/span';

/** Text that stands encoded in another one, and how a place in it leads back to its source. */
export interface EncodedText {
  /** The whole encoded stretch of the outer text. */
  readonly span: Span;
  /** All of the outer text that decided where the stretch begins and ends. */
  readonly reach: Span;
  /** Decoded. */
  readonly text: string;
  /** Where the outer text says it; otherwise the text's beginning does. */
  readonly languageId?: LanguageId;
  /** For a range of `text`: where it stands in the outer text, and how the source there becomes just that range. */
  readonly locate: (inner: Span) => SourcePlace;
}

export interface SourcePlace {
  readonly span: Span;
  readonly decoding: DecodingChain;
}

/**
 * For encodings in which a character of the text has no range of its own (base64) or none that anybody would replace
 * (hexadecimal): the source is always the whole stretch, and the value a part of what it decodes to.
 */
export function wholeStretch(span: Span, decoding: DecodingChain, text: string): EncodedText['locate'] {
  return ({ start, end }) => ({
    span, decoding: start === 0 && end === text.length ? decoding : [...decoding, { kind: 'part', start, end }],
  });
}

/** Shorter texts hold no secret that could be told from a word. */
const SHORTEST = 8;

/** Whether a decoded text is one that is worth looking through. */
export function isReadable(text: string): boolean {
  return text.length >= SHORTEST && isText(text);
}

/** Characters that no text holds tell that what they were decoded from was not encoded text. */
export function isText(text: string): boolean {
  return text !== '' && !/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]/.test(text);
}
