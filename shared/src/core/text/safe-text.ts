/**
 * Text from outside (a secret's name, a folder, a command line) made harmless for terminals, logs, tooltips and messages.
 * Control characters carry terminal sequences (CSI, OSC, DCS, APC, carriage return); format characters reorder or hide
 * what is read (bidirectional overrides, zero-width characters, language tags). Node's stripVTControlCharacters leaves
 * DCS, APC, CR and all format characters, so they are not stripped here but shown: `\u{1b}`.
 */
export function safeText(text: string, maxLength: number = DEFAULT_MAX_LENGTH): string {
  const escaped = text.replace(HARMFUL, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return truncate(escaped, maxLength);
}

/** True when `safeText` would print the text as it is. */
export function isSafeText(text: string): boolean {
  return text.search(HARMFUL) < 0;
}

const DEFAULT_MAX_LENGTH = 512;

/**
 * Unicode general categories: Cc controls, Cf format, Cs lone surrogates, Zl and Zp separators. Source: UAX #44, table 12.
 * The Hangul fillers and the braille blank are letters and symbols by category, yet print as nothing.
 */
const HARMFUL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** Cuts at a code point, so that no half of a surrogate pair is left. */
function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
