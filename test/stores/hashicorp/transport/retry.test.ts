import assert from 'node:assert/strict';
import type { Fault } from '../../../support/fault-server/fault';
import { FaultServer } from '../../../support/fault-server/fault-server';
import { hangUp, html, redirectTo } from '../../../support/fault-server/network-faults';
import { denied, noLeader, notReplicated, rateLimited, sealed, secretVersion, standbyRedirect } from '../../../support/fault-server/vault-faults';
import type { VaultApiOptions } from '../../../../shared/src/secrets/stores/hashicorp/transport/vault-api-options';
import type { Client } from './open-client';
import { answered, failed, openClient, TOKEN } from './open-client';

describe('a call to Vault', () => {
  const open: { dispose(): void | Promise<void> }[] = [];
  const found = secretVersion({ password: 'x' });

  afterEach(async () => {
    for (const each of open.splice(0)) await each.dispose();
  });

  async function serverWith(...faults: readonly Fault[]): Promise<FaultServer> {
    const server = await FaultServer.start();
    open.push({ dispose: () => server.close() });
    return faults.length === 0 ? server : server.always(...faults);
  }

  function clientOf(server: FaultServer, options: Partial<VaultApiOptions> = {}): Client {
    const client = openClient({ endpoint: server.origin, ...options });
    open.push(client.api);
    return client;
  }

  const passing: readonly (readonly [string, Fault])[] = [
    ['the node has not heard of the last write', notReplicated()],
    ['the cluster has no leader', noLeader()],
    ['there were too many', rateLimited()],
    ['the connection was cut', hangUp()],
    ['a gateway has no server', html(502)],
  ];
  for (const [what, fault] of passing) {
    it(`is made again where ${what}, if it reads`, async () => {
      const server = await serverWith(fault, fault, found);
      const { api, token, pauses } = clientOf(server);
      assert.equal(answered(await api.read(['secret', 'data', 'x'], { token })).kind, 'ok');
      assert.equal(server.requests.length, 3);
      assert.deepEqual(pauses, [187.5, 375]);
    });

    it(`is not made again where ${what}, if it writes`, async () => {
      const server = await serverWith(fault, found);
      const { api, token, pauses } = clientOf(server);
      for (const call of [
        (): Promise<unknown> => api.write(['secret', 'data', 'x'], {}, { token }),
        (): Promise<unknown> => api.patch(['secret', 'data', 'x'], {}, { token }),
        (): Promise<unknown> => api.delete(['secret', 'data', 'x'], { token }),
      ]) {
        const before = server.requests.length;
        await call();
        assert.equal(server.requests.length, before + 1);
      }
      assert.deepEqual(pauses, []);
    });
  }

  it('is made again if it writes nothing, where its caller says so', async () => {
    const server = await serverWith(notReplicated(), found);
    const { api, token } = clientOf(server);
    assert.equal(answered(await api.write(['sys', 'capabilities-self'], { paths: ['x'] }, { token, repeatable: true })).kind, 'ok');
    assert.deepEqual(server.requests.map(({ body }) => body), ['{"paths":["x"]}', '{"paths":["x"]}']);
  });

  it('waits as long as the server asks, and tells its caller instead where that is long', async () => {
    const server = await serverWith(rateLimited(2), found);
    const { api, token, pauses } = clientOf(server);
    assert.equal(answered(await api.read(['secret', 'data', 'x'], { token })).kind, 'ok');
    assert.deepEqual(pauses, [2187.5]);

    const patient = clientOf(await serverWith(rateLimited(60)));
    const answer = answered(await patient.api.read(['secret', 'data', 'x'], { token }));
    assert.deepEqual([answer.kind, answer.retryAfterSeconds, patient.pauses.length], ['rate-limited', 60, 0]);
  });

  it('gives up after some tries, with the last answer', async () => {
    const server = await serverWith(notReplicated());
    const { api, token, pauses } = clientOf(server, { limits: { tries: 4 } });
    assert.equal(answered(await api.read(['secret', 'data', 'x'], { token })).kind, 'not-replicated');
    assert.deepEqual([server.requests.length, pauses.length], [4, 3]);
  });

  it('is made once where another try would say the same', async () => {
    for (const fault of [sealed(), denied(), redirectTo('https://attacker.example/')]) {
      const server = await serverWith(fault);
      const { api, token } = clientOf(server);
      await api.read(['secret', 'data', 'x'], { token });
      assert.equal(server.requests.length, 1);
    }
  });

  it('is repeated under the same correlation id, each call under one of its own', async () => {
    const server = await serverWith(notReplicated(), found);
    const { api, token } = clientOf(server);
    const first = answered(await api.read(['secret', 'data', 'x'], { token }));
    const second = answered(await api.read(['secret', 'data', 'x'], { token }));
    const ids = server.requests.map(({ headers }) => headers['x-correlation-id']);
    assert.deepEqual(ids, [first.correlationId, first.correlationId, second.correlationId]);
    assert.notEqual(first.correlationId, second.correlationId);
    assert.equal(first.requestId, '5f0c1f9e-7b5e-4a43-9c2e-3f1f5d0a8b11');
  });

  it('carries what it was given and nothing else', async () => {
    const server = await serverWith(found);
    const { api, token } = clientOf(server);
    await api.read(['team', 'kv', 'data', 'x'], { token: undefined });
    await api.list(['secret', 'metadata'], { token, query: { after: 'a b', limit: '10' }, namespace: 'org/team1' });
    await api.patch(['secret', 'data', 'x'], { data: { a: null } }, { token, wrapTtlSeconds: 59.2 });
    const [bare, listed, patched] = server.requests.map(({ method, target, headers }) => ({
      method, target, token: headers['x-vault-token'], namespace: headers['x-vault-namespace'], wrap: headers['x-vault-wrap-ttl'], type: headers['content-type'],
    }));
    const none = { token: undefined, namespace: undefined, wrap: undefined, type: undefined };
    assert.deepEqual(bare, { ...none, method: 'GET', target: '/v1/team/kv/data/x' });
    assert.deepEqual(listed, { ...none, method: 'GET', target: '/v1/secret/metadata?list=1&after=a+b&limit=10', token: TOKEN, namespace: 'org/team1' });
    assert.deepEqual(patched, { ...none, method: 'PATCH', target: '/v1/secret/data/x', token: TOKEN, wrap: '60s', type: 'application/merge-patch+json' });
    assert.deepEqual(Object.keys(server.requests[0]?.headers ?? {}).sort(), ['accept', 'accept-encoding', 'connection', 'host', 'user-agent', 'x-correlation-id', 'x-vault-request']);
  });

  describe('to a standby', () => {
    it('goes on to the active node, if the user named it, with the body and the token', async () => {
      const [standby, active] = [await serverWith(), await serverWith(found)];
      standby.always(standbyRedirect(active.origin));
      const { api, token } = clientOf(standby, { cluster: [active.origin] });
      assert.equal(answered(await api.write(['secret', 'data', 'a b?'], { data: { k: 'v' } }, { token })).kind, 'ok');
      const [request] = active.requests;
      assert.deepEqual([request?.method, request?.target, request?.body, request?.headers['x-vault-token']], ['POST', '/v1/secret/data/a%20b%3F', '{"data":{"k":"v"}}', TOKEN]);
      assert.equal(request?.headers['host'], `127.0.0.1:${active.port}`);
    });

    it('goes nowhere else', async () => {
      const [standby, other] = [await serverWith(), await serverWith(found)];
      standby.always(standbyRedirect(other.origin));
      const { api, token } = clientOf(standby, { cluster: ['https://vault-2.example.com:8200'] });
      assert.deepEqual(failed(await api.read(['secret', 'data', 'x'], { token })), { kind: 'bad-answer', reason: 'redirect', sent: true });
      assert.deepEqual(other.requests, []);
    });

    it('waits for an election where the standby still believes in a node that is gone', async () => {
      const [standby, gone] = [await serverWith(), await FaultServer.start()];
      const { origin } = gone;
      await gone.close();
      standby.always(standbyRedirect(origin), found);
      const { api, token, pauses } = clientOf(standby, { cluster: [origin] });
      assert.equal(answered(await api.read(['secret', 'data', 'x'], { token })).kind, 'ok');
      assert.equal(pauses.length, 1);
      standby.forget();
      standby.always(standbyRedirect(origin));
      assert.equal(answered(await api.write(['secret', 'data', 'x'], {}, { token })).kind, 'standby');
    });

    it('waits for an election where two nodes point at each other', async () => {
      const [first, second] = [await serverWith(), await serverWith()];
      first.always(standbyRedirect(second.origin));
      second.always(standbyRedirect(first.origin), standbyRedirect(first.origin), found);
      const { api, token, pauses } = clientOf(first, { cluster: [second.origin] });
      assert.equal(answered(await api.read(['secret', 'data', 'x'], { token })).kind, 'ok');
      assert.equal(pauses.length, 2);
      first.forget();
      second.forget();
      first.always(standbyRedirect(second.origin));
      second.always(standbyRedirect(first.origin));
      assert.equal(answered(await api.write(['secret', 'data', 'x'], {}, { token })).kind, 'standby');
    });
  });
});
