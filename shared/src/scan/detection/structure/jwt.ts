import type { StructureVerdict } from './verdict';

/**
 * A JSON Web Token (RFC 7519): the header is a JSON object with `alg` (RFC 7515, section 4.1.1), and the payload one of
 * claims. An encrypted token (RFC 7516) has five parts and a payload that cannot be read.
 */
export function checkJwt(token: string): StructureVerdict {
  const parts = token.split('.');
  const header = jsonObject(parts[0] ?? '');
  if (header === undefined || typeof header['alg'] !== 'string') return 'broken';
  if (parts.length === 5) return 'proved';
  return jsonObject(parts[1] ?? '') === undefined ? 'unknown' : 'proved';
}

function jsonObject(base64url: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
