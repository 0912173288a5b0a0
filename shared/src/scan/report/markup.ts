import { safeText } from '../../core/text/safe-text';

/**
 * Text for XML and HTML, between tags or in a quoted attribute. What does harm on a screen is shown as `\u{1b}`, and what
 * XML has no character for becomes U+FFFD (https://www.w3.org/TR/xml/#charsets).
 */
export function safeMarkup(text: string): string {
  return safeText(text, MAX_LENGTH).replace(/[\ufffe\uffff]/g, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** `&#39;` and not `&apos;`, which older HTML does not know. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Longer than any path. */
const MAX_LENGTH = 8192;
