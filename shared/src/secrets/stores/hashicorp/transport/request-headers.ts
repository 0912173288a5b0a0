import type { VaultCall } from './vault-api';

/**
 * The headers of one request; undefined where a token or namespace has characters that no header can have. The token becomes a
 * string here: Node's HTTP client takes nothing else, and keeps it until the request is collected. Nowhere else is it one.
 */
export function requestHeaders(call: VaultCall, correlationId: string, contentType: string | undefined): Readonly<Record<string, string>> | undefined {
  const headers: Readonly<Record<string, string>> = {
    Accept: 'application/json',
    'Accept-Encoding': 'identity',
    'User-Agent': 'keyward',
    // Agents and proxies of the vendor's may be told to serve nobody without it.
    'X-Vault-Request': 'true',
    'X-Correlation-Id': correlationId,
    ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
    ...(call.namespace === undefined ? {} : { 'X-Vault-Namespace': call.namespace }),
    ...(call.wrapTtlSeconds === undefined ? {} : { 'X-Vault-Wrap-TTL': `${Math.ceil(call.wrapTtlSeconds)}s` }),
    ...(call.token === undefined ? {} : { 'X-Vault-Token': call.token.text() }),
  };
  return Object.values(headers).every((value) => VISIBLE_ASCII.test(value)) ? headers : undefined;
}

const VISIBLE_ASCII = /^[\x20-\x7e]+$/;
