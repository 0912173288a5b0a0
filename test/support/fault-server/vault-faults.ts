import type { Fault } from './fault';

/** Answers as Vault and OpenBao send them, in moments that cannot be arranged with a real one. */

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Fault {
  return (_, response) => void response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** 200 with the members that every answer has. */
export function success(data: unknown, more: Readonly<Record<string, unknown>> = {}): Fault {
  return json(200, {
    request_id: '5f0c1f9e-7b5e-4a43-9c2e-3f1f5d0a8b11', lease_id: '', renewable: false, lease_duration: 0, data,
    wrap_info: null, warnings: null, auth: null, ...more,
  });
}

/** A version of a KV v2 secret. */
export function secretVersion(fields: Readonly<Record<string, unknown>>, version = 1): Fault {
  return success({ data: fields, metadata: metadataOf(version) });
}

/** A version that was deleted (`destroyed` false) or destroyed: 404 that still has metadata. */
export function goneVersion(version: number, destroyed: boolean): Fault {
  const metadata = { ...metadataOf(version), deletion_time: destroyed ? '' : '2026-01-02T00:00:00Z', destroyed };
  return json(404, { request_id: 'a', data: { data: null, metadata }, warnings: null });
}

function metadataOf(version: number): object {
  return { created_time: '2026-01-01T00:00:00Z', custom_metadata: null, deletion_time: '', destroyed: false, version };
}

export function sealed(): Fault {
  return json(503, { errors: ['Vault is sealed'] });
}

/** 403, for a policy that forbids and for a token that is revoked, expired or used up: servers do not say which. */
export function denied(): Fault {
  return json(403, { errors: ['permission denied'] });
}

/** 403 as OpenBao and Vault word a policy's. */
export function forbiddenByPolicy(): Fault {
  return json(403, { errors: ['1 error occurred:\n\t* permission denied\n\n'] });
}

/** A standby that sends the client to `origin`, for the same request. */
export function standbyRedirect(origin: string, status = 307): Fault {
  return ({ target }, response) => void response.writeHead(status, { Location: `${origin}${target}` }).end();
}

/** What a cluster says between two leaders. */
export function noLeader(): Fault {
  return json(500, { errors: ['local node not active but active cluster node not found'] });
}

export function notReplicated(): Fault {
  return json(412, { errors: ['required index state not present'] });
}

export function rateLimited(retryAfterSeconds?: number): Fault {
  const headers: Readonly<Record<string, string>> = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  return json(429, { errors: ['request path "secret/data/x": rate limit quota exceeded'] }, headers);
}

export function checkAndSetMismatch(): Fault {
  return json(400, { errors: ['check-and-set parameter did not match the current version'] });
}

export function notRenewable(): Fault {
  return json(400, { errors: ['lease is not renewable'] });
}

/** A renewal that is granted. A server that has reached the token's maximum gives less than was asked, with a warning. */
export function renewed(token: string, seconds: number, options: { readonly renewable: boolean; readonly capped: boolean }): Fault {
  const warnings = options.capped ? [`TTL of "768h" exceeded the effective max_ttl of "${seconds}s"; TTL value is capped accordingly`] : null;
  const auth = { client_token: token, accessor: 'accessor', policies: ['default'], metadata: null, lease_duration: seconds, renewable: options.renewable, token_type: 'service' };
  return success(null, { auth, warnings });
}

/** What `auth/token/lookup-self` says. */
export function tokenLookup(token: string, seconds: number, options: { readonly renewable: boolean }): Fault {
  return success({
    accessor: 'accessor', display_name: 'token', id: token, ttl: seconds, creation_ttl: seconds, explicit_max_ttl: 0, renewable: options.renewable,
    expire_time: seconds === 0 ? null : '2026-12-31T00:00:00Z', policies: ['default'], path: 'auth/token/create', type: 'service', num_uses: 0, orphan: true,
  });
}

export function wrappingTokenUsed(): Fault {
  return json(400, { errors: ['wrapping token is not valid or does not exist'] });
}

/** `sys/internal/ui/mounts/<mount>` of a KV engine. */
export function mountOf(version: '1' | '2', mount: string): Fault {
  return success({ accessor: 'kv_1', config: {}, description: '', options: { version }, path: `${mount}/`, type: 'kv', uuid: 'u' });
}

/** How a KV v2 engine answers a path that fits version 1. */
export function wrongKvPath(): Fault {
  return json(404, { request_id: 'a', data: null, warnings: ['Invalid path for a versioned K/V secrets engine. See the API docs for the appropriate API endpoints to use.'] });
}

export function namespaceMissing(): Fault {
  return json(404, { errors: ['namespace not found'] });
}

export function noRoute(path: string): Fault {
  return json(404, { errors: [`no handler for route "${path}". route entry not found.`] });
}

/** Health of one node, with the status that goes with it. */
export function health(status: number, state: { readonly sealed: boolean; readonly standby: boolean }): Fault {
  return json(status, { initialized: true, ...state, server_time_utc: 1_795_323_245, version: '2.0.0' });
}

/** Names of secrets, of about as many bytes. */
export function listOfBytes(bytes: number): Fault {
  const keys = Array.from({ length: Math.ceil(bytes / 103) }, (_, index) => String(index).padStart(100, 'x'));
  return success({ keys });
}

/** An error that quotes what was sent: servers do that with values of the wrong type. */
export function echo(status = 400): Fault {
  return ({ body, headers }, response) => void response.writeHead(status, { 'Content-Type': 'application/json' })
    .end(JSON.stringify({ errors: [`error converting input: ${body}`, `token ${String(headers['x-vault-token'])}`] }));
}
