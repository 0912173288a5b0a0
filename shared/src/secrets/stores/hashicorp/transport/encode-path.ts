import type { ApiPath } from './vault-api';

/**
 * Joins segments to a path, each encoded on its own, so that a name can hold `?`, `#`, `&`, `%`, spaces and emoji and still
 * names exactly one thing. What cannot: `.` and `..`, which whoever sees them resolves, also when they are encoded (RFC 3986,
 * 6.2.2.3), and `/`, which the server takes for a separator, also when it is encoded. These throw, as do empty segments and
 * halves of surrogate pairs.
 */
export function encodePath(path: ApiPath): string {
  if (path.length === 0) throw new Error('a path needs a segment');
  return path.map(encodeSegment).join('/');
}

function encodeSegment(segment: string): string {
  if (segment === '' || segment === '.' || segment === '..' || segment.includes('/')) throw new Error('this is no segment of a path');
  // encodeURIComponent leaves these, and a server or proxy on the way may read them as its own.
  return encodeURIComponent(segment).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `?a=b&c=d`, or nothing. */
export function encodeQuery(query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
}
