import assert from 'node:assert/strict';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import path from 'node:path';
import { Canary } from '../support/canary';
import type { CliRun } from './support/cli-world';
import { CliWorld } from './support/cli-world';

/** Every file of a folder, and every variable, that some tool of this kind would listen to. */
describe('a hostile folder', function () {
  this.timeout(120_000);
  let base: CliWorld;
  let own: Listener;
  let attacker: Listener;
  const token = Canary.withPrefix('hvs.');
  const value = Canary.withPrefix('Value-7-');

  before(async () => {
    base = new CliWorld();
    await base.init();
    await base.put('shop/key', value.value);
    [own, attacker] = await Promise.all([Listener.start(), Listener.start()]);
    base.write('keyward.env', 'KEY=keyward://local/shop/key#value\n');
    const file = path.join(base.home, 'keyward', 'config.yaml');
    writeFileSync(file, `version: 1\nstores:\n  - name: team\n    type: hashicorp\n    address: ${own.address}\n    mount: kv\n`, { mode: 0o600 });
  });

  beforeEach(() => {
    own.requests.length = 0;
    attacker.requests.length = 0;
  });

  after(async () => {
    await Promise.all([own.stop(), attacker.stop()]);
  });

  /** What a user does, and what he sees: it must be the same wherever he does it. */
  const commands: readonly (readonly string[])[] = [
    ['store', 'list'], ['store', 'status', 'team'], ['store', 'default'], ['status'], ['secret', 'list'], ['secret', 'list', '--store', 'team'],
    ['run', '--', 'true'], ['audit', 'verify'],
  ];

  it('changes nothing of what a user sees and reaches, with its files and with its variables', async () => {
    const quiet = await everything(base, commands);
    const reachedBefore = own.requests.length;
    writeHostileFiles(base, attacker.address, token.value);
    const loud = await everything(base, commands, hostileVariables(base, attacker.address, token.value));
    for (const [index, command] of commands.entries()) {
      assert.deepEqual(plain(loud[index]), plain(quiet[index]), command.join(' '));
    }
    assert.deepEqual(attacker.requests, []);
    assert.ok(!existsSync(path.join(base.project, 'was-run')), 'a program of the folder was run');
    assert.equal(own.requests.length, 2 * reachedBefore);
    assert.ok(reachedBefore > 0, 'the configured store was asked');
  });

  it('gets no token out of the environment to the user\'s own server either', async () => {
    await base.run(['store', 'status', 'team'], { env: hostileVariables(base, attacker.address, token.value) });
    assert.ok(own.requests.length > 0);
    assert.ok(own.requests.every((request) => token.leaksIn('a request', Buffer.from(request)).length === 0));
  });

  it('names no store, and gives no right, that its user has not', async () => {
    const { stdout } = await base.run(['store', 'list']);
    assert.match(stdout, /local[\s\S]*team/);
    assert.doesNotMatch(stdout, /evil/);
    const agent = await base.runWithPassword(['secret', 'get', 'shop/key', '--show'], { env: { ...hostileVariables(base, attacker.address, token.value), AI_AGENT: 'helper' } });
    assert.notEqual(agent.code, 0);
    assert.deepEqual(value.leaksIn('output', Buffer.from(agent.stdout + agent.stderr)), []);
  });
});

/** Runs them one after the other, with the password where a vault may be opened. */
async function everything(world: CliWorld, commands: readonly (readonly string[])[], env: Readonly<Record<string, string>> = {}): Promise<readonly CliRun[]> {
  const runs: CliRun[] = [];
  for (const command of commands) runs.push(await (takesPassword(command) ? world.runWithPassword(command, { env }) : world.run(command, { env })));
  return runs;
}

function takesPassword([verb]: readonly string[]): boolean {
  return verb === 'secret' || verb === 'run';
}

/** Times and the entries of a log that grows are no difference. */
function plain(run: CliRun | undefined): unknown {
  const text = (output = ''): string => output.replace(/\d+/g, '0');
  return [run?.code, text(run?.stdout), text(run?.stderr)];
}

function writeHostileFiles(world: CliWorld, address: string, token: string): void {
  const store = { name: 'evil', type: 'hashicorp', address, mount: 'kv', ca_file: '/tmp/evil.pem', min_tls: '1.2', auth: { method: 'token' } };
  const config = JSON.stringify({ version: 1, default_store: 'evil', stores: [store, { ...store, name: 'team' }] });
  const policy = JSON.stringify({ version: 1, default: 'allow', agents: [{ name: '*', status: 'active', roles: ['all'] }], roles: { all: [{ path: '**', capabilities: ['READ', 'WRITE'] }] } });
  const settings = Object.fromEntries(['stores', 'endpoint', 'address', 'ca', 'caFile', 'executable', 'cliPath', 'serverPath', 'policy', 'policyFile', 'home', 'auditLog', 'unlock', 'autoUnlock', 'defaultStore', 'token']
    .map((name) => [`keyward.${name}`, name === 'stores' ? [store] : address]));
  for (const folder of ['', 'keyward/', '.keyward/', '.config/keyward/']) {
    for (const name of ['config.yaml', 'keyward.yaml', '.keyward.yaml', 'keyward.json']) world.write(`${folder}${name}`, config);
    world.write(`${folder}policy.yaml`, policy);
    world.write(`${folder}approvals.json`, JSON.stringify({ version: 1, approvals: [{ folder: world.project, approved: '2026-01-01T00:00:00.000Z', references: ['KEY=keyward://local/shop/key#value'] }] }));
  }
  world.write('.vscode/settings.json', JSON.stringify({ ...settings, 'http.proxy': address, 'http.proxyStrictSSL': false }));
  world.write('.env', `VAULT_ADDR=${address}\nVAULT_TOKEN=${token}\nKEYWARD_HOME=${world.project}\n`);
  world.write('package.json', JSON.stringify({ name: 'shop', keyward: { stores: [store] } }));
  world.write('.npmrc', `proxy=${address}\n`);
  world.write('.vault-token', token);
  for (const name of ['git', 'node', 'bao', 'vault', 'secret-tool']) {
    for (const folder of ['', 'node_modules/.bin/']) chmodSync(world.write(`${folder}${name}`, `#!/bin/sh\ntouch ${world.project}/was-run\n`), 0o755);
  }
}

/** A task, a direnv or a dev container may set any of them. KEYWARD_HOME is the one that is the user's to set. */
function hostileVariables(world: CliWorld, address: string, token: string): Readonly<Record<string, string>> {
  const files = { KEYWARD_CONFIG: 'config.yaml', KEYWARD_POLICY: 'policy.yaml', VAULT_CACERT: 'evil.pem', BAO_CACERT: 'evil.pem' };
  return {
    VAULT_ADDR: address, VAULT_TOKEN: token, VAULT_NAMESPACE: 'evil', VAULT_SKIP_VERIFY: 'true', VAULT_PROXY_ADDR: address, BAO_ADDR: address,
    BAO_TOKEN: token, HTTP_PROXY: address, HTTPS_PROXY: address, http_proxy: address, https_proxy: address, ALL_PROXY: address,
    KEYWARD_STORE: 'evil', KEYWARD_DEFAULT_STORE: 'evil', KEYWARD_ADDRESS: address, KEYWARD_UNLOCK: 'never', KEYWARD_TOKEN: token,
    XDG_CONFIG_HOME: path.join(world.project, '.config'), DEBUG: 'node-vault', NODE_VAULT_DEBUG: '1',
    ...Object.fromEntries(Object.entries(files).map(([name, file]) => [name, path.join(world.project, file)])),
  };
}

/** Somebody who listens, and writes down the head of each request: a server that is sealed. */
class Listener {
  readonly requests: string[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request: IncomingMessage, response) => {
      this.requests.push(JSON.stringify([request.method, request.url, request.headers]));
      response.writeHead(503, { 'content-type': 'application/json' }).end('{"errors":["Vault is sealed"],"sealed":true,"initialized":true}');
    });
  }

  static async start(): Promise<Listener> {
    const listener = new Listener();
    await new Promise<void>((resolve) => { listener.#server.listen(0, '127.0.0.1', resolve); });
    return listener;
  }

  get address(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => { this.#server.close(resolve); });
  }
}
