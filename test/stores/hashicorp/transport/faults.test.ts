import assert from 'node:assert/strict';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import { transportToVaultError } from '../../../../shared/src/secrets/stores/hashicorp/transport/transport-error';
import type { TransportError } from '../../../../shared/src/secrets/stores/hashicorp/transport/transport-error';
import type { TransportLimits, VaultApiOptions } from '../../../../shared/src/secrets/stores/hashicorp/transport/vault-api-options';
import type { Fault } from '../../../support/fault-server/fault';
import { FaultServer } from '../../../support/fault-server/fault-server';
import {
  endless, gzip, hangUp, html, jsonAsText, redirectTo, resetInBody, silence, silenceInBody, slowLoris, switchProtocols, truncatedJson,
} from '../../../support/fault-server/network-faults';
import { echo, health, json, listOfBytes, success } from '../../../support/fault-server/vault-faults';
import type { Client } from './open-client';
import { answered, failed, openClient, TOKEN } from './open-client';

/** What a network or a hostile server does. Each is an error of a closed kind, and what was received is in none of them. */
describe('the transport to Vault, when something goes wrong', () => {
  const open: { dispose(): void | Promise<void> }[] = [];

  afterEach(async () => {
    for (const each of open.splice(0)) await each.dispose();
  });

  async function serverWith(...faults: readonly Fault[]): Promise<FaultServer> {
    const server = await FaultServer.start();
    open.push({ dispose: () => server.close() });
    return server.always(...faults);
  }

  function clientOf(server: FaultServer, limits: Partial<TransportLimits> = {}, options: Partial<VaultApiOptions> = {}): Client {
    const client = openClient({ endpoint: server.origin, limits, ...options });
    open.push(client.api);
    return client;
  }

  /** A write, since reads are tried again. */
  async function writeTo(server: FaultServer, limits: Partial<TransportLimits> = {}): Promise<TransportError> {
    const { api, token } = clientOf(server, limits);
    return failed(await api.write(['secret', 'data', 'x'], { data: { password: SecretValue.fromText('canary-value') } }, { token }));
  }

  const bodies: readonly (readonly [string, Fault, TransportError])[] = [
    ['HTML from a proxy', html(200), { kind: 'bad-answer', reason: 'not-json', sent: true }],
    ['HTML from a sign-in page that forbids', html(403), { kind: 'bad-answer', reason: 'not-json', sent: true }],
    ['HTML from a gateway without its server', html(502), { kind: 'unreachable', code: 'HTTP_502', sent: true }],
    ['JSON that is called text', jsonAsText({ data: {} }), { kind: 'bad-answer', reason: 'not-json', sent: true }],
    ['JSON that ends in the middle', truncatedJson(), { kind: 'bad-answer', reason: 'not-json', sent: true }],
    ['a compressed answer', gzip({ data: {} }), { kind: 'bad-answer', reason: 'unexpected', sent: true }],
    ['another protocol', switchProtocols(), { kind: 'bad-answer', reason: 'unexpected', sent: true }],
    ['a connection that is reset in the body', resetInBody(), { kind: 'unreachable', code: 'ECONNRESET', sent: true }],
    ['a server that hangs up', hangUp(), { kind: 'unreachable', code: 'ECONNRESET', sent: true }],
    ['a redirect to another host', redirectTo('https://attacker.example/v1/secret/data/x'), { kind: 'bad-answer', reason: 'redirect', sent: true }],
    ['a permanent redirect to another path', redirectTo('/v1/secret/metadata/x', 301), { kind: 'bad-answer', reason: 'redirect', sent: true }],
    ['a redirect to nowhere', json(307, {}), { kind: 'bad-answer', reason: 'redirect', sent: true }],
    ['headers without end', (_, response) => void response.writeHead(200, { 'X-Long': 'x'.repeat(40_000) }).end(), { kind: 'bad-answer', reason: 'unexpected', sent: true }],
  ];
  for (const [what, fault, expected] of bodies) {
    it(`tells ${what}`, async () => {
      const error = await writeTo(await serverWith(fault));
      assert.deepEqual(error, expected);
    });
  }

  it('stops reading at the limit, whether the size is announced or not', async () => {
    const expected: TransportError = { kind: 'bad-answer', reason: 'too-large', sent: true };
    assert.deepEqual(await writeTo(await serverWith(listOfBytes(10 * 1024 * 1024))), expected);
    assert.deepEqual(await writeTo(await serverWith(endless())), expected);
  });

  it('reads a long list that stays below the limit', async () => {
    const { api, token } = clientOf(await serverWith(listOfBytes(7 * 1024 * 1024)));
    const answer = answered(await api.list(['secret', 'metadata'], { token }));
    const { keys } = answer.body['data'] as { readonly keys: readonly string[] };
    assert.equal(keys.length, Math.ceil(7 * 1024 * 1024 / 103));
  });

  it('waits only so long for an answer to begin, to go on and to end', async () => {
    const expected: TransportError = { kind: 'timeout', sent: true };
    assert.deepEqual(await writeTo(await serverWith(silence()), { silenceMs: 50 }), expected);
    assert.deepEqual(await writeTo(await serverWith(silenceInBody()), { silenceMs: 50 }), expected);
    assert.deepEqual(await writeTo(await serverWith(slowLoris(10)), { totalMs: 200 }), expected);
  });

  it('has less patience for a status', async () => {
    const { api, token, pauses } = clientOf(await serverWith(silence()), { quickMs: 50 });
    assert.deepEqual(failed(await api.read(['sys', 'health'], { token, patience: 'quick' })), { kind: 'timeout', sent: true });
    assert.deepEqual(pauses, []);
  });

  it('ends when the user gives up, before, during and instead of a call', async () => {
    const abort = new AbortController();
    const server = await serverWith(silence(() => abort.abort()));
    const { api, token } = clientOf(server);
    assert.deepEqual(failed(await api.read(['x'], { token, signal: abort.signal })), { kind: 'cancelled', sent: true });
    assert.deepEqual(failed(await api.read(['x'], { token, signal: abort.signal })), { kind: 'cancelled', sent: false });
    assert.equal(server.requests.length, 1);
  });

  it('ends every call when it is disposed of, and makes none afterwards', async () => {
    const server = await FaultServer.start();
    open.push({ dispose: () => server.close() });
    const { api, token } = clientOf(server);
    server.always(silence(() => api.dispose()));
    assert.deepEqual(failed(await api.read(['x'], { token })), { kind: 'cancelled', sent: true });
    assert.deepEqual(failed(await api.read(['x'], { token })), { kind: 'cancelled', sent: false });
  });

  it('keeps nothing of an error that echoes what was sent', async () => {
    const server = await serverWith(echo());
    const { api, token } = clientOf(server);
    const answer = answered(await api.write(['secret', 'data', 'x'], { data: SecretValue.fromText('canary-value') }, { token }));
    assert.match(server.requests[0]?.body ?? '', /canary-value/);
    assert.deepEqual([answer.kind, answer.status, answer.body], ['bad-request', 400, {}]);
    assert.doesNotMatch(JSON.stringify(answer), /canary|hvs/);
  });

  it('has nothing of the token, the address or the message in an error', async () => {
    for (const [, fault] of bodies) {
      const error = await writeTo(await serverWith(fault));
      const shown = JSON.stringify([error, transportToVaultError(error, 'team')]);
      for (const secret of [TOKEN, 'canary', '127.0.0.1', 'attacker']) assert.ok(!shown.includes(secret), shown);
    }
  });

  it('sends no token over a connection without TLS that leaves this machine', async () => {
    const server = await serverWith(health(200, { sealed: false, standby: false }));
    const { api, token } = clientOf(server, {}, { endpoint: `http://localhost:${server.port}` });
    assert.equal(answered(await api.read(['sys', 'health'], { token })).tls, undefined);
  });

  it('refuses a value, a token and a namespace that HTTP or JSON cannot say', async () => {
    const server = await serverWith(success({}));
    const { api, token } = clientOf(server);
    const expected: TransportError = { kind: 'not-text', sent: false };
    const bytes = SecretValue.fromBytes(Buffer.from([0xff, 0xfe]));
    assert.deepEqual(failed(await api.write(['x'], { data: bytes }, { token })), expected);
    assert.deepEqual(failed(await api.read(['x'], { token: SecretValue.fromText('two\r\nlines') })), expected);
    assert.deepEqual(failed(await api.read(['x'], { token, namespace: 'té\n' })), expected);
    assert.deepEqual(server.requests, []);
  });
});
