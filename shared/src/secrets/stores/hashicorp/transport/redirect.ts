import type { HttpAnswer } from '../../../../host/http/exchange';

export type Redirect =
  | { readonly kind: 'none' }
  /** To another node of the cluster, for the very same request. */
  | { readonly kind: 'node'; readonly origin: string }
  | { readonly kind: 'refused' };

/**
 * A standby answers 307 with the address of the active node. That is followed to an address which the user's configuration
 * names, and what is sent there is the request as it was; every other redirect is refused, and no token goes there.
 * https://developer.hashicorp.com/vault/docs/concepts/ha#client-redirection
 */
export function readRedirect(answer: Pick<HttpAnswer, 'status' | 'location'>, from: { readonly origin: string; readonly target: string }, nodes: ReadonlySet<string>): Redirect {
  const { status, location = '' } = answer;
  if (status < 300 || status > 399) return { kind: 'none' };
  if (status !== 307 || !URL.canParse(location)) return { kind: 'refused' };
  const to = new URL(location);
  const origin = `${to.protocol}//${to.hostname}:${to.port === '' ? defaultPort(to.protocol) : to.port}`;
  const sameRequest = decoded(`${to.pathname}${to.search}`) === decoded(from.target);
  return sameRequest && origin !== from.origin && nodes.has(origin) ? { kind: 'node', origin } : { kind: 'refused' };
}

/** The server encodes a path in its own way, which is not ours. */
function decoded(target: string): string | undefined {
  try {
    return decodeURIComponent(target);
  } catch {
    return undefined;
  }
}

function defaultPort(protocol: string): string {
  return protocol === 'https:' ? '443' : '80';
}
