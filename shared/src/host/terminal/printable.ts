/**
 * Text from elsewhere (file names, secrets' names, stores' answers) as a terminal may show it: everything that could
 * move the cursor, set a title, write the clipboard, make a link or turn the reading direction becomes a visible escape.
 * Node's stripVTControlCharacters is not enough: it leaves DCS and APC strings, carriage returns and bidi controls.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}

/**
 * C0 and C1 controls, line and paragraph separators, formatting characters (bidi, joiners, tags, byte order mark),
 * lone surrogates. Unicode Technical Report 36 lists the bidi ones: https://www.unicode.org/reports/tr36/
 */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Cs}]/gu;
