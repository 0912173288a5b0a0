import assert from 'node:assert/strict';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import os from 'node:os';
import tls from 'node:tls';
import type { Certificates } from '../../../support/fault-server/certificates';
import { makeCertificates } from '../../../support/fault-server/certificates';
import { FaultServer } from '../../../support/fault-server/fault-server';
import { secretVersion } from '../../../support/fault-server/vault-faults';
import { requires } from '../../../support/requirements';
import { answered, failed, openClient } from './open-client';

/**
 * An editor replaces functions of Node's for every extension, so that requests go through its proxy, trust its system's
 * certificates and, with `http.proxyStrictSSL: false`, trust anybody. Here the same functions are replaced, and worse than any
 * editor does it: what matters is looked at once more on the connection itself.
 */
describe('functions of Node\'s that an editor replaced', () => {
  let certificates: Certificates;
  const open: { dispose(): void | Promise<void> }[] = [];

  before(function () {
    this.timeout(60_000);
    certificates = makeCertificates(this);
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.dispose();
  });

  async function impostor(which: 'foreign' | 'selfSigned' | 'wrongHost' | 'expired' | 'good'): Promise<FaultServer> {
    const server = await FaultServer.start({ certificate: certificates[which] });
    open.push({ dispose: () => server.close() });
    return server.always(secretVersion({}));
  }

  /** Until the end of the test. */
  function replace<Module extends object, Name extends keyof Module>(module: Module, name: Name, replacement: Module[Name]): void {
    const original = module[name];
    module[name] = replacement;
    open.push({ dispose: () => void (module[name] = original) });
  }

  async function readFrom(server: FaultServer, trusted: 'chosen' | 'system' = 'chosen'): Promise<unknown> {
    const { api, token } = openClient({ endpoint: server.origin, ...(trusted === 'chosen' ? { ca: certificates.ca } : {}) });
    open.push(api);
    return failed(await api.read(['secret', 'data', 'x'], { token }));
  }

  it('are not asked: no request goes through theirs', async () => {
    const used: string[] = [];
    const refuse = (name: string) => (): never => {
      used.push(name);
      throw new Error(`${name} was used`);
    };
    replace(http, 'request', refuse('http.request'));
    replace(http, 'get', refuse('http.get'));
    replace(https, 'request', refuse('https.request'));
    replace(https, 'get', refuse('https.get'));
    replace(net, 'connect', refuse('net.connect'));
    replace(net, 'createConnection', refuse('net.createConnection'));
    replace(http, 'globalAgent', new Proxy(http.globalAgent, { get: (agent, name) => name === 'protocol' || name === 'defaultPort' ? Reflect.get(agent, name) as unknown : refuse('http.globalAgent')() }));
    const server = await impostor('good');
    const { api, token } = openClient({ endpoint: server.origin, ca: certificates.ca });
    open.push(api);
    assert.equal(answered(await api.read(['secret', 'data', 'x'], { token })).tls, 'TLSv1.3');
    assert.deepEqual(used, []);
  });

  it('cannot turn verification off', async () => {
    const { connect } = tls;
    replace(tls, 'connect', ((options: tls.ConnectionOptions) => connect({ ...options, rejectUnauthorized: false, checkServerIdentity: () => undefined })) as typeof connect);
    for (const [which, reason] of [['selfSigned', 'untrusted'], ['foreign', 'untrusted'], ['wrongHost', 'wrong-host'], ['expired', 'expired']] as const) {
      const server = await impostor(which);
      assert.deepEqual(await readFrom(server), { kind: 'tls', reason, sent: false }, which);
      assert.deepEqual(server.requests, []);
    }
    const server = await impostor('selfSigned');
    assert.deepEqual(await readFrom(server, 'system'), { kind: 'tls', reason: 'untrusted', sent: false });
    assert.deepEqual(server.requests, []);
  });

  it('cannot have another name checked than that of the server', async () => {
    const { connect } = tls;
    replace(tls, 'connect', ((options: tls.ConnectionOptions) =>
      connect({ ...options, host: 'elsewhere.example', servername: 'elsewhere.example', checkServerIdentity: () => undefined })) as typeof connect);
    const server = await impostor('wrongHost');
    assert.deepEqual(await readFrom(server), { kind: 'tls', reason: 'wrong-host', sent: false });
    assert.deepEqual(server.requests, []);
  });

  it('cannot add certificates to those that the user chose', async () => {
    const { connect } = tls;
    replace(tls, 'connect', ((options: tls.ConnectionOptions) => {
      const context = tls.createSecureContext({ ca: [certificates.otherCa, certificates.ca] });
      return connect({ ...options, secureContext: context });
    }) as typeof connect);
    const server = await impostor('foreign');
    assert.deepEqual(await readFrom(server), { kind: 'tls', reason: 'untrusted', sent: false });
    assert.deepEqual(server.requests, []);
  });

  it('cannot make the connection an older one', async () => {
    const { connect } = tls;
    replace(tls, 'connect', ((options: tls.ConnectionOptions) => {
      const context = tls.createSecureContext({ ca: certificates.ca, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' });
      return connect({ ...options, secureContext: context });
    }) as typeof connect);
    const server = await impostor('good');
    const { api, token } = openClient({ endpoint: server.origin, ca: certificates.ca, minTls: 'TLSv1.3' });
    open.push(api);
    assert.deepEqual(failed(await api.read(['x'], { token })), { kind: 'tls', reason: 'version', sent: false });
  });

  it('cannot lead a connection without TLS away from this machine', async function () {
    const address = Object.values(os.networkInterfaces()).flat().find((each) => each?.internal === false && each.family === 'IPv4')?.address ?? '';
    requires(this, 'an address besides the loopback', address !== '', 'a network interface');
    const server = await FaultServer.start({ host: '0.0.0.0' });
    open.push({ dispose: () => server.close() });
    server.always(secretVersion({}));
    replace(dns, 'lookup', ((_: string, options: dns.LookupOptions, callback: (error: null, found: unknown, family: number) => void) => {
      if (options.all === true) callback(null, [{ address, family: 4 }], 4);
      else callback(null, address, 4);
    }) as unknown as typeof dns.lookup);
    const { api, token } = openClient({ endpoint: `http://localhost:${server.port}` });
    open.push(api);
    assert.deepEqual(failed(await api.write(['x'], {}, { token })), { kind: 'tls', reason: 'required', sent: false });
    assert.deepEqual(server.requests, []);
  });
});
