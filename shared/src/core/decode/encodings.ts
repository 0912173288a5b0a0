/**
 * RFC 4648 base64 or base64url, with or without padding and line breaks. Undefined when it is neither, or not UTF-8
 * (UTF-16 where the caller says so, as PowerShell's encoded commands are).
 */
export function decodeBase64(source: string, text: 'utf-8' | 'utf-16le' = 'utf-8'): string | undefined {
  const compact = source.replace(/[\r\n\t ]/g, '');
  if (!/^(?:[A-Za-z0-9+/]*|[A-Za-z0-9_-]*)={0,2}$/.test(compact)) return undefined;
  const bare = compact.replace(/=+$/, '');
  const padding = compact.length - bare.length;
  if (bare.length % 4 === 1 || (padding > 0 && compact.length % 4 !== 0)) return undefined;
  const bytes = Buffer.from(bare, 'base64');
  const canonical = bytes.toString('base64').replace(/=+$/, '');
  if (canonical !== bare.replace(/-/g, '+').replace(/_/g, '/')) return undefined;
  return unicode(bytes, text);
}

/** Pairs of hexadecimal digits, either case. Undefined when it is not that, or not UTF-8. */
export function decodeHex(source: string): string | undefined {
  return /^(?:[0-9A-Fa-f]{2})*$/.test(source) ? unicode(Buffer.from(source, 'hex')) : undefined;
}

/** RFC 3986 percent-encoding; `+` stays, since it means a space only in form data. Undefined when a `%` is not followed by two digits. */
export function decodePercent(source: string): string | undefined {
  try {
    return decodeURIComponent(source);
  } catch {
    return undefined;
  }
}

/** The lines of one text that are strings of a JSON array (RFC 8259); the source has neither its first quote nor its last. */
export function decodeJsonLines(source: string): string | undefined {
  try {
    const lines: unknown = JSON.parse(`["${source}"]`);
    return Array.isArray(lines) && lines.every((line) => typeof line === 'string') ? lines.join('') : undefined;
  } catch {
    return undefined;
  }
}

/** XML's five named entities and numeric references (XML 1.0, section 4.1). Undefined for a bare `&` or any other name. */
export function decodeXmlEntities(source: string): string | undefined {
  const pieces = source.split(/(&[^;&]*;?)/).map((piece, index) => (index % 2 === 0 ? piece : entity(piece)));
  return pieces.includes(undefined) ? undefined : pieces.join('');
}

function entity(source: string): string | undefined {
  const [, hex, decimal, name] = /^&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|([A-Za-z]{2,4}));$/.exec(source) ?? [];
  if (name !== undefined) return XML_NAMES.get(name);
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

function unicode(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' = 'utf-8'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const XML_NAMES: ReadonlyMap<string, string> = new Map([['lt', '<'], ['gt', '>'], ['amp', '&'], ['quot', '"'], ['apos', "'"]]);
