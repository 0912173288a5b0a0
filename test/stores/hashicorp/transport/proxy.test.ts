import assert from 'node:assert/strict';
import type { Certificates } from '../../../support/fault-server/certificates';
import { makeCertificates } from '../../../support/fault-server/certificates';
import type { ProxyManner } from '../../../support/fault-server/connect-proxy';
import { ConnectProxy } from '../../../support/fault-server/connect-proxy';
import { FaultServer } from '../../../support/fault-server/fault-server';
import { secretVersion } from '../../../support/fault-server/vault-faults';
import type { TransportError } from '../../../../shared/src/secrets/stores/hashicorp/transport/transport-error';
import type { Client } from './open-client';
import { answered, failed, openClient, TOKEN } from './open-client';

describe('a proxy between Keyward and Vault', () => {
  let certificates: Certificates;
  const open: { dispose(): void | Promise<void> }[] = [];

  before(function () {
    this.timeout(60_000);
    certificates = makeCertificates(this);
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.dispose();
  });

  async function vault(which: 'good' | 'foreign' = 'good'): Promise<FaultServer> {
    const server = await FaultServer.start({ certificate: certificates[which] });
    open.push({ dispose: () => server.close() });
    return server.always(secretVersion({ password: 'canary-value' }));
  }

  async function through(manner: ProxyManner, endpoint: string, connectMs = 10_000): Promise<Client & { readonly proxy: ConnectProxy }> {
    const proxy = await ConnectProxy.start(manner);
    const client = openClient({ endpoint, ca: certificates.ca, proxy: proxy.origin, limits: { connectMs } });
    open.push(client.api, { dispose: () => proxy.close() });
    return { ...client, proxy };
  }

  it('sees the name of the host and nothing else, and resolves that name', async () => {
    const server = await vault();
    // The certificate is for localhost, and that name is what the proxy is asked for.
    const { api, token, proxy } = await through({ kind: 'tunnel', port: server.port }, 'https://localhost:8200');
    const answer = answered(await api.read(['secret', 'data', 'x'], { token }));
    assert.deepEqual([answer.kind, answer.tls], ['ok', 'TLSv1.3']);
    assert.deepEqual(proxy.targets, ['localhost:8200']);
    assert.equal(server.requests[0]?.headers['host'], 'localhost:8200');
    const seen = Buffer.concat(proxy.seen).toString('latin1');
    assert.ok(seen.length > 500);
    for (const secret of [TOKEN, 'canary', '/v1/']) assert.ok(!seen.includes(secret));
  });

  it('that ends TLS itself gets no token', async () => {
    const impostor = await vault('foreign');
    const { api, token } = await through({ kind: 'tunnel', port: impostor.port }, 'https://localhost:8200');
    assert.deepEqual(failed(await api.write(['x'], {}, { token })), { kind: 'tls', reason: 'untrusted', sent: false });
    assert.deepEqual(impostor.requests, []);
  });

  const refused: readonly (readonly [string, ProxyManner, TransportError])[] = [
    ['wants a password', { kind: 'refuse', status: 407 }, { kind: 'unreachable', code: 'PROXY_407', sent: false }],
    ['does not reach the server', { kind: 'refuse', status: 502 }, { kind: 'unreachable', code: 'PROXY_502', sent: false }],
    ['talks into the tunnel', { kind: 'inject', bytes: 'HTTP/1.1 200 OK\r\n\r\n' }, { kind: 'unreachable', code: 'PROXY_200', sent: false }],
    ['says nothing', { kind: 'silence' }, { kind: 'timeout', sent: false }],
  ];
  for (const [what, manner, expected] of refused) {
    it(`that ${what} is told as such`, async () => {
      const { api, token } = await through(manner, 'https://localhost:8200', 500);
      assert.deepEqual(failed(await api.write(['x'], {}, { token })), expected);
    });
  }

  it('is not asked for a server on this machine without TLS', async () => {
    const server = await FaultServer.start();
    open.push({ dispose: () => server.close() });
    server.always(secretVersion({}));
    const { api, token, proxy } = await through({ kind: 'refuse', status: 502 }, server.origin);
    assert.equal(answered(await api.read(['secret', 'data', 'x'], { token })).kind, 'ok');
    assert.deepEqual(proxy.targets, []);
  });
});
