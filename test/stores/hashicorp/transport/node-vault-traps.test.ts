import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { inspect } from 'node:util';
import nodeVault from 'node-vault';
import type { Certificates } from '../../../support/fault-server/certificates';
import { makeCertificates } from '../../../support/fault-server/certificates';
import { FaultServer } from '../../../support/fault-server/fault-server';
import { hangUp, redirectTo } from '../../../support/fault-server/network-faults';
import { echo, renewed, secretVersion, success } from '../../../support/fault-server/vault-faults';
import { projectRoot } from '../../../support/requirements';
import { Renewal } from '../../../../shared/src/secrets/stores/hashicorp/session/renewal';
import type { VaultApiOptions } from '../../../../shared/src/secrets/stores/hashicorp/transport/vault-api-options';
import type { Client } from './open-client';
import { answered, failed, openClient, TOKEN } from './open-client';

/**
 * What node-vault does when it is left to itself, each beside what Keyward's transport does with the same server. When a test
 * fails in its first half, node-vault has been mended and the hardening may go.
 */
describe('the traps of node-vault', () => {
  const open: { dispose(): void | Promise<void> }[] = [];
  const emitWarning = process.emitWarning.bind(process);

  // Node warns of what node-vault does here, once for each time.
  before(() => {
    process.emitWarning = () => undefined;
  });
  after(() => {
    process.emitWarning = emitWarning;
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.dispose();
  });

  async function server(options: ConstructorParameters<typeof FaultServer>[0] = {}): Promise<FaultServer> {
    const started = await FaultServer.start(options);
    open.push({ dispose: () => started.close() });
    return started;
  }

  function ours(endpoint: string, options: Partial<VaultApiOptions> = {}): Client {
    const client = openClient({ endpoint, ...options });
    open.push(client.api);
    return client;
  }

  it('a redirect takes the token to another host', async () => {
    const attacker = (await server()).always(secretVersion({ password: 'of the attacker' }));
    for (const status of [301, 302, 303, 307, 308]) {
      const vault = (await server()).always(redirectTo(`http://localhost:${attacker.port}/v1/secret/data/x`, status));

      await nodeVault({ endpoint: vault.origin, token: TOKEN }).read('secret/data/x');
      assert.equal(attacker.requests.pop()?.headers['x-vault-token'], TOKEN, 'node-vault is mended');

      const { api, token } = ours(vault.origin);
      assert.deepEqual(failed(await api.read(['secret', 'data', 'x'], { token })), { kind: 'bad-answer', reason: 'redirect', sent: true });
      assert.deepEqual(attacker.requests, []);
    }
  });

  it('VAULT_SKIP_VERIFY=false turns verification off', async function () {
    this.timeout(60_000);
    const certificates: Certificates = makeCertificates(this);
    const vault = (await server({ certificate: certificates.selfSigned })).always(secretVersion({}));
    for (const [name, value] of [['VAULT_SKIP_VERIFY', 'false'], ['NODE_TLS_REJECT_UNAUTHORIZED', '0']] as const) {
      await withEnvironment({ [name]: value }, async () => {
        await nodeVault({ endpoint: vault.origin, token: TOKEN }).read('secret/data/x');
        assert.equal(vault.requests.pop()?.headers['x-vault-token'], TOKEN, 'node-vault is mended');

        const { api, token } = ours(vault.origin);
        assert.deepEqual(failed(await api.read(['secret', 'data', 'x'], { token })), { kind: 'tls', reason: 'untrusted', sent: false }, name);
        assert.deepEqual(vault.requests, [], name);
      });
    }
  });

  it('the environment chooses server, token, namespace and path', async () => {
    const vault = (await server()).always(secretVersion({}));
    const environment = {
      VAULT_ADDR: vault.origin, VAULT_TOKEN: 'of-the-environment', VAULT_NAMESPACE: 'of-the-environment', VAULT_PREFIX: '/of-the-environment',
    };
    await withEnvironment(environment, async () => {
      await nodeVault({}).read('secret/data/x');
      const plain = vault.requests.pop();
      assert.equal(plain?.target, '/v1/of-the-environment/secret/data/x', 'node-vault is mended');
      assert.equal(plain.headers['x-vault-token'], 'of-the-environment');

      const { api } = ours(vault.origin);
      answered(await api.read(['secret', 'data', 'x'], { token: undefined }));
      const guarded = vault.requests.pop();
      assert.equal(guarded?.target, '/v1/secret/data/x');
      assert.ok(!JSON.stringify(guarded).includes('of-the-environment'), JSON.stringify(guarded));
    });
  });

  it('the environment chooses a proxy, which sees token and values', async () => {
    const vault = (await server()).always(secretVersion({}));
    const proxy = (await server()).always(secretVersion({}));
    await withEnvironment({ HTTP_PROXY: proxy.origin, http_proxy: proxy.origin, NO_PROXY: '', no_proxy: '' }, async () => {
      await nodeVault({ endpoint: vault.origin, token: TOKEN }).read('secret/data/x');
      assert.equal(proxy.requests.pop()?.headers['x-vault-token'], TOKEN, 'node-vault is mended');

      const { api, token } = ours(vault.origin);
      answered(await api.read(['secret', 'data', 'x'], { token }));
      assert.deepEqual(proxy.requests, []);
    });
  });

  it('DEBUG=node-vault prints values', async function () {
    this.timeout(60_000);
    const vault = (await server()).always(secretVersion({}));
    const printed = async (kind: 'plain' | 'guarded'): Promise<string> => {
      const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'node-vault.child.ts'), kind, vault.origin, TOKEN, 'canary-value'], {
        cwd: projectRoot, env: { ...process.env, DEBUG: 'node-vault,*', DEBUG_FD: '2' }, stdio: ['ignore', 'pipe', 'pipe'],
      });
      let text = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { text += String(chunk); });
      const [status] = await once(child, 'close') as [number];
      assert.equal(status, 0, text);
      return text;
    };
    assert.match(await printed('plain'), /canary-value/, 'node-vault is mended');
    assert.equal(await printed('guarded'), '');
    assert.match(vault.requests.at(-2)?.body ?? '', /canary-value/);
  });

  const names = ['a?b', 'a#b', 'a&b', 'a%2e%2e%2fb', 'a b', '&#x2F;', '{{x}}', 'ключ', '🔑', 'a;b', 'a+b', "it's", '(a)*!', '\\', '"', '\u202e'];

  it('names with characters of their own reach another path', async () => {
    const vault = (await server()).always(secretVersion({}));
    const plain = nodeVault({ endpoint: vault.origin, token: TOKEN });
    const reached = (target: string | undefined): string => decodeURIComponent((target ?? '').replace(/^\/v1\/secret\/data\/|\?.*$/g, ''));
    const strayed: string[] = [];
    for (const name of names) {
      await plain.read(`secret/data/${name}`);
      if (reached(vault.requests.pop()?.target) !== name) strayed.push(name);

      const { api, token } = ours(vault.origin);
      answered(await api.read(['secret', 'data', name], { token }));
      const target = vault.requests.pop()?.target;
      assert.equal(reached(target), name);
      assert.match(target ?? '', /^\/v1\/secret\/data\/[A-Za-z0-9\-._~%]+$/);
    }
    assert.deepEqual(strayed.slice(0, 2), ['a?b', 'a#b'], 'node-vault is mended');
    assert.ok(strayed.includes('&#x2F;'));
  });

  it('".." in a name reaches another engine', async () => {
    const vault = (await server()).always(success({}));
    await nodeVault({ endpoint: vault.origin, token: TOKEN }).read('secret/data/../../sys/seal-status');
    assert.equal(vault.requests.pop()?.target, '/v1/sys/seal-status', 'node-vault is mended');

    const { api, token } = ours(vault.origin);
    for (const segment of ['..', '.', '', 'a/../b', '/']) {
      assert.throws(() => api.read(['secret', 'data', segment, 'x'], { token }), /segment/, segment);
    }
    assert.deepEqual(vault.requests, []);
  });

  it('an error of the network carries the token, one of the server the value', async () => {
    const shown = async (call: Promise<unknown>): Promise<string> => {
      const error: unknown = await call.then(() => assert.fail('no error'), (caught: unknown) => caught);
      return inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error);
    };
    const cut = (await server()).always(hangUp());
    const echoing = (await server()).always(echo());
    const plain = (vault: FaultServer): Promise<unknown> => nodeVault({ endpoint: vault.origin, token: TOKEN }).write('secret/data/x', { data: 'canary-value' });
    assert.ok((await shown(plain(cut))).includes(TOKEN), 'node-vault is mended');
    assert.ok((await shown(plain(echoing))).includes('canary-value'), 'node-vault is mended');

    for (const vault of [cut, echoing]) {
      const { api, token } = ours(vault.origin);
      const result = await api.write(['secret', 'data', 'x'], { data: 'canary-value' }, { token });
      const text = inspect(result, { depth: 10, showHidden: true }) + JSON.stringify(result);
      assert.ok(!text.includes(TOKEN) && !text.includes('canary'), text);
    }
  });

  it('a token that lasts 768 hours is renewed without a pause', async () => {
    const lease = 768 * 3600;
    const vault = (await server()).always(renewed(TOKEN, lease, { renewable: true, capped: false }));
    const plain = nodeVault({ endpoint: vault.origin, token: TOKEN });
    const tenTimes = new Promise<void>((resolve) => {
      let renewals = 0;
      plain.on('token:renewed', () => {
        renewals += 1;
        if (renewals === 10) resolve();
      });
    });
    const { api, token } = ours(vault.origin);
    const waits: number[] = [];
    const renewal = new Renewal(lease * 1000, {
      now: Date.now, random: () => 0.5, onEnded: () => assert.fail('the renewal ended'),
      schedule: (callback, milliseconds) => {
        waits.push(milliseconds);
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
      renew: async () => {
        await api.write(['auth', 'token', 'renew-self'], { ours: true }, { token });
        return { kind: 'renewed', ttlMs: lease * 1000, renewable: true };
      },
    });
    await plain.startTokenRenewal({ ttl: lease });
    await tenTimes;
    plain.stopAllRenewals();
    renewal.stop();
    assert.equal(waits.length, 1);
    assert.deepEqual(vault.requests.filter(({ body }) => body.includes('ours')), []);
    // What the transport leaves of node-vault can renew nothing by itself.
    assert.deepEqual(Object.getOwnPropertyNames(Object.getPrototypeOf(api)).sort(), ['constructor', 'delete', 'dispose', 'list', 'patch', 'read', 'write']);
  });
});

async function withEnvironment(variables: Readonly<Record<string, string>>, body: () => Promise<void>): Promise<void> {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  try {
    await body();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}
