import type { VaultCall } from './vault-api';

/** What every request has, whatever is asked. */
export interface RequestMarks {
  readonly correlationId: string;
  readonly contentType: string | undefined;
  /** How far the server had got when it last answered us: see storage-index.ts. */
  readonly storageIndex: string | undefined;
}

/**
 * The headers of one request; undefined where a token or namespace has characters that no header can have. The token becomes a
 * string here: Node's HTTP client takes nothing else, and keeps it until the request is collected. Nowhere else is it one.
 */
export function requestHeaders(call: VaultCall, { correlationId, contentType, storageIndex }: RequestMarks): Readonly<Record<string, string>> | undefined {
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
    ...(storageIndex === undefined ? {} : { 'X-Vault-Index': storageIndex, 'X-Vault-Inconsistent': 'forward-active-node' }),
    ...(call.token === undefined ? {} : { 'X-Vault-Token': call.token.text() }),
  };
  return Object.values(headers).every((value) => VISIBLE_ASCII.test(value)) ? headers : undefined;
}

const VISIBLE_ASCII = /^[\x20-\x7e]+$/;
