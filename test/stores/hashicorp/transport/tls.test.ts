import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import type { Certificates, KeyPair } from '../../../support/fault-server/certificates';
import { makeCertificates } from '../../../support/fault-server/certificates';
import type { FaultServerOptions } from '../../../support/fault-server/fault-server';
import { FaultServer } from '../../../support/fault-server/fault-server';
import { health } from '../../../support/fault-server/vault-faults';
import type { VaultApiOptions } from '../../../../shared/src/secrets/stores/hashicorp/transport/vault-api-options';
import type { Client } from './open-client';
import { answered, failed, openClient } from './open-client';

describe('the connection to a Vault server', () => {
  let certificates: Certificates;
  const open: { dispose(): void | Promise<void> }[] = [];

  before(function () {
    this.timeout(60_000);
    certificates = makeCertificates(this);
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.dispose();
  });

  async function serverWith(options: FaultServerOptions): Promise<FaultServer> {
    const server = await FaultServer.start(options);
    server.always(health(200, { sealed: false, standby: false }));
    open.push({ dispose: () => server.close() });
    return server;
  }

  function clientOf(server: FaultServer, options: Partial<VaultApiOptions> = {}): Client {
    const client = openClient({ endpoint: server.origin, ca: certificates.ca, ...options });
    open.push(client.api);
    return client;
  }

  it('is made to a server that the chosen CA vouches for, and says with which version', async () => {
    const server = await serverWith({ certificate: certificates.good });
    const { api, token } = clientOf(server);
    const answer = answered(await api.read(['sys', 'health'], { token }));
    assert.equal(answer.kind, 'health');
    assert.equal(answer.tls, 'TLSv1.3');
    assert.equal(api.endpoint, server.origin);
    assert.equal(api.ca, createHash('sha256').update(new X509Certificate(certificates.ca).raw).digest('hex'));
  });

  it('is made through an intermediate certificate that the server sends, and to an address instead of a name', async () => {
    const server = await serverWith({ certificate: certificates.chained });
    for (const endpoint of [server.origin, `https://127.0.0.1:${server.port}`]) {
      const { api, token } = clientOf(server, { endpoint });
      assert.equal(answered(await api.read(['sys', 'health'], { token })).kind, 'health', endpoint);
    }
  });

  it('is used again for reads, and never for two writes', async () => {
    const server = await serverWith({ certificate: certificates.good });
    const { api, token } = clientOf(server);
    for (let read = 0; read < 3; read += 1) answered(await api.read(['sys', 'health'], { token }));
    for (let write = 0; write < 2; write += 1) answered(await api.write(['sys', 'x'], {}, { token }));
    answered(await api.read(['sys', 'health'], { token }));
    assert.deepEqual(server.requests.map(({ connection }) => connection), [1, 1, 1, 2, 3, 1]);
  });

  const refused: readonly (readonly [string, keyof Certificates, string])[] = [
    ['that nobody vouches for', 'selfSigned', 'untrusted'],
    ['that another CA of the same name vouches for', 'foreign', 'untrusted'],
    ['whose certificate has expired', 'expired', 'expired'],
    ['whose certificate names another host', 'wrongHost', 'wrong-host'],
  ];
  for (const [what, which, reason] of refused) {
    it(`is not made to a server ${what}, and no token is sent`, async () => {
      const server = await serverWith({ certificate: certificates[which] as KeyPair });
      const { api, token } = clientOf(server);
      assert.deepEqual(failed(await api.read(['sys', 'health'], { token })), { kind: 'tls', reason, sent: false });
      assert.deepEqual(failed(await api.write(['sys', 'health'], {}, { token })), { kind: 'tls', reason, sent: false });
      assert.deepEqual(server.requests, []);
    });
  }

  it('trusts the chosen CA instead of, and not besides, those that come with Node', async () => {
    const server = await serverWith({ certificate: certificates.good });
    const withoutCa = openClient({ endpoint: server.origin });
    open.push(withoutCa.api);
    assert.equal(withoutCa.api.ca, 'system');
    assert.deepEqual(failed(await withoutCa.api.read(['sys', 'health'], { token: withoutCa.token })), { kind: 'tls', reason: 'untrusted', sent: false });
    const other = clientOf(server, { ca: certificates.otherCa });
    assert.deepEqual(failed(await other.api.read(['sys', 'health'], { token: other.token })), { kind: 'tls', reason: 'untrusted', sent: false });
  });

  it('trusts every certificate of a bundle, whatever stands between them', async () => {
    const bundle = Buffer.from(`# ours\r\n${certificates.otherCa.toString()}\n# theirs\n${certificates.ca.toString()}`);
    const server = await serverWith({ certificate: certificates.good });
    const { api, token } = clientOf(server, { ca: bundle });
    assert.equal(answered(await api.read(['sys', 'health'], { token })).kind, 'health');
  });

  it('trusts a self-signed certificate that the user chose as such', async () => {
    const server = await serverWith({ certificate: certificates.selfSigned });
    const { api, token } = clientOf(server, { ca: Buffer.from(certificates.selfSigned.certificate) });
    assert.equal(answered(await api.read(['sys', 'health'], { token })).kind, 'health');
  });

  it('says so where the server wants a certificate from us, with either version of TLS', async () => {
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const server = await serverWith({ certificate: certificates.good, clientCa: certificates.ca, maxVersion });
      const { api, token } = clientOf(server);
      assert.deepEqual(failed(await api.write(['sys', 'x'], {}, { token })), { kind: 'tls', reason: 'client-certificate', sent: false }, maxVersion);
      assert.deepEqual(server.requests, [], maxVersion);
    }
  });

  it('is not made with an older version than the user allows', async () => {
    const server = await serverWith({ certificate: certificates.good, maxVersion: 'TLSv1.2' });
    const lenient = clientOf(server);
    assert.equal(answered(await lenient.api.read(['sys', 'health'], { token: lenient.token })).tls, 'TLSv1.2');
    const strict = clientOf(server, { minTls: 'TLSv1.3' });
    assert.deepEqual(failed(await strict.api.read(['sys', 'health'], { token: strict.token })), { kind: 'tls', reason: 'version', sent: false });
  });

  it('is not made to a server without TLS at an address with TLS', async () => {
    const server = await serverWith({});
    const { api, token } = clientOf(server, { endpoint: `https://localhost:${server.port}` });
    assert.deepEqual(failed(await api.read(['sys', 'health'], { token })), { kind: 'tls', reason: 'version', sent: false });
  });

  it('says which code a server has that does not listen', async () => {
    const server = await FaultServer.start();
    const { origin } = server;
    await server.close();
    const { api, token } = openClient({ endpoint: origin });
    open.push(api);
    assert.deepEqual(failed(await api.write(['sys', 'x'], {}, { token })), { kind: 'unreachable', code: 'ECONNREFUSED', sent: false });
  });
});
