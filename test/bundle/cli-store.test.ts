import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { requireKeyring, startKeyring } from '../support/keyring';
import type { RunningKeyring } from '../support/keyring';
import type { CliRun } from './support/cli-world';
import { CliWorld, requireTerminal } from './support/cli-world';

/** Nothing listens there: the port is one of those that only the system's administrator may open. */
const DEAD = 'http://127.0.0.1:9';

/** A server that counts who comes, and answers like no vault. */
class Trap {
  requests = 0;
  readonly #server = http.createServer((_request, response) => {
    this.requests += 1;
    response.end('<html>');
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

describe('keyward store', function () {
  this.timeout(120_000);
  let world: CliWorld;
  const configFile = (): string => path.join(world.home, 'keyward/config.yaml');
  const configure = (...lines: readonly string[]): void => {
    mkdirSync(path.dirname(configFile()), { recursive: true, mode: 0o700 });
    writeFileSync(configFile(), [...lines, ''].join('\n'), { mode: 0o600 });
  };
  const json = ({ stdout }: CliRun): unknown => JSON.parse(stdout);

  beforeEach(() => { world = new CliWorld(); });

  it('lists the local store where nothing is configured', async () => {
    const listed = await world.run(['store', 'list']);
    assert.equal(listed.code, 0);
    assert.match(listed.stdout, /local\s+local\s+an encrypted file of your user\s+default/);
    assert.equal(existsSync(configFile()), false, 'looking writes nothing');
  });

  it('adds, lists, chooses and removes a store, and the log has each change', async () => {
    const added = await world.run(['store', 'add', 'keys', '--type', 'keychain', '--no-check']);
    assert.equal(added.code, 0, added.stderr);
    assert.match(added.stderr, /added "keys" to .*config\.yaml/);
    assert.equal((await world.run(['store', 'default', 'keys'])).code, 0);
    assert.equal((await world.run(['store', 'default'])).stdout, 'keys\n');
    assert.deepEqual(json(await world.run(['store', 'list', '--json'])), {
      config: configFile(),
      stores: [{ name: 'local', type: 'local', default: false }, { name: 'keys', type: 'keychain', default: true }],
    });
    const removed = await world.run(['store', 'remove', 'keys', '--yes']);
    assert.equal(removed.code, 0, removed.stderr);
    assert.equal((await world.run(['store', 'default'])).stdout, 'local\n');
    const log = (await world.run(['audit', 'show', '--event', 'CONFIG_CHANGE', '--json'])).stdout.trim().split('\n').map((line) => JSON.parse(line) as Record<string, string>);
    assert.deepEqual(log.map(({ action, store, result }) => `${action} ${store} ${result}`), ['add-store keys success', 'default-store keys success', 'remove-store keys success']);
  });

  it('adds no server that does not answer, says so within seconds, and adds it all the same when told to', async () => {
    const refused = await world.run(['store', 'add', 'team', '--address', DEAD]);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /cannot be reached.*The store was not added\..*--no-check/s);
    assert.equal(existsSync(configFile()), false);
    const added = await world.run(['store', 'add', 'team', '--address', DEAD, '--no-check', '--json']);
    assert.equal(added.code, 0, added.stderr);
    const { store } = json(added) as { store: Record<string, unknown> };
    assert.deepEqual(store, { name: 'team', type: 'hashicorp', address: DEAD, mount: 'secret', minTls: '1.2', auth: { method: 'token', mount: 'approle' } });
    const status = await world.run(['store', 'status', 'team', '--json']);
    assert.equal(status.code, 3);
    const [team] = (json(status) as { stores: readonly { state: string; problem: { kind: string } }[] }).stores;
    assert.deepEqual([team?.state, team?.problem.kind], ['unreachable', 'unreachable']);
  });

  it('adds no store twice and leaves what people wrote', async () => {
    configure('# mine', 'version: 1', 'stores:', '  - { name: keys, type: keychain } # here');
    assert.match((await world.run(['store', 'add', 'keys', '--type', 'keychain', '--no-check'])).stderr, /"keys" exists already/);
    assert.equal((await world.run(['store', 'add', 'more', '--type', 'keychain', '--no-check'])).code, 0);
    assert.equal(readFileSync(configFile(), 'utf8'), '# mine\nversion: 1\nstores:\n  - { name: keys, type: keychain } # here\n  - name: more\n    type: keychain\n');
  });

  it('asks at a terminal for what was not said', async function () {
    requireTerminal(this);
    const terminal = world.terminal(['store', 'add', '--no-check', '--default']);
    await terminal.answer('keychain (k)?', 'v');
    await terminal.answer('Name [team]:', 'local');
    await terminal.waitFor('There is a store with this name already.');
    await terminal.answer('Name [team]:', '');
    await terminal.answer('Address:', 'vault.example.com');
    await terminal.waitFor('Scheme, host and port');
    await terminal.answer('Address:', 'https://vault.example.com:8200');
    await terminal.answer('certificate authority', '');
    await terminal.answer('Mount of the key/value engine [secret]:', 'kv');
    await terminal.answer('Namespace', 'org/shop');
    await terminal.answer('AppRole (a)?', 'a');
    const { code, shown } = await terminal.end();
    assert.equal(code, 0, shown);
    assert.equal(readFileSync(configFile(), 'utf8').split('\n').slice(2).join('\n'), [
      'version: 1', 'default_store: team', 'stores:', '  - name: team', '    type: hashicorp', '    address: https://vault.example.com:8200',
      '    namespace: org/shop', '    mount: kv', '    auth:', '      method: approle', '',
    ].join('\n'));
  });

  it('goes on with the local store where config.yaml cannot be used, and says so', async () => {
    configure('version: 7');
    const { code, stdout } = await world.run(['status']);
    assert.equal(code, 2);
    assert.match(stdout, /config\.yaml cannot be used \(line 1\): it was written for a newer Keyward/);
    await world.init();
    await world.put('shop/one', 'value-of-one');
    const listed = await world.runWithPassword(['secret', 'list']);
    assert.match(listed.stdout, /shop\/one/);
    assert.match(listed.stderr, /note: .*Only the local store is used until this is mended/s);
  });

  describe('over this machine\'s keychain', () => {
    let keyring: RunningKeyring | undefined;
    afterEach(async () => {
      await keyring?.stop();
      keyring = undefined;
    });

    it('adds it after a look, and keeps secrets in it without a vault', async function () {
      requireKeyring(this);
      keyring = await startKeyring('unlocked');
      const { DBUS_SESSION_BUS_ADDRESS: bus = '' } = keyring.env;
      const env = { DBUS_SESSION_BUS_ADDRESS: bus };
      const added = await world.run(['store', 'add', 'keys', '--type', 'keychain', '--default'], { env });
      assert.equal(added.code, 0, added.stderr);
      const stored = await world.run(['secret', 'set', 'shop/key', '--type', 'api-key', '--value-stdin'], { env, stdin: 'some-value' });
      assert.match(stored.stderr, /stored keyward:\/\/keys\/shop\/key#value, version 1, read back and compared/);
      assert.match((await world.run(['secret', 'list'], { env })).stdout, /shop\/key\s+•+\s+api-key\s+1/);
      assert.match((await world.run(['store', 'status', 'keys'], { env })).stdout, /keys \(keychain, default\): open/);
      assert.equal(world.homeBytes().includes('some-value'), false);
      assert.match((await world.run(['status'], { env })).stdout, /no vault yet/);
    });

    it('does not add one that is not there, and says what to use instead', async () => {
      const { code, stderr } = await world.run(['store', 'add', 'keys', '--type', 'keychain']);
      assert.equal(code, 2);
      assert.match(stderr, /keychain.*cannot be used: there is no session bus\.\s+The store was not added/s);
      assert.doesNotMatch(stderr, /secret init/);
    });
  });

  describe('in a hostile workspace', () => {
    it('takes no store from files beside the code, nor from the environment', async () => {
      const trap = new Trap();
      const address = await trap.start();
      try {
        const hostile = `version: 1\ndefault_store: evil\nstores:\n  - { name: evil, type: hashicorp, address: "${address}" }\n`;
        for (const name of ['config.yaml', 'keyward.yaml', '.keyward/config.yaml', 'keyward/config.yaml', '.config/keyward/config.yaml']) world.write(name, hostile);
        const env = {
          VAULT_ADDR: address, VAULT_TOKEN: 'taken-from-somewhere', VAULT_SKIP_VERIFY: 'true', VAULT_NAMESPACE: 'evil', BAO_ADDR: address,
          KEYWARD_CONFIG: path.join(world.project, 'config.yaml'), KEYWARD_STORE: 'evil',
        };
        const listed = await world.run(['store', 'list', '--json'], { env });
        assert.deepEqual((json(listed) as { stores: readonly { name: string }[] }).stores.map(({ name }) => name), ['local']);
        await world.init();
        const stored = await world.runWithPassword(['secret', 'set', 'shop/key', '--value-stdin'], { env, stdin: 'some-value' });
        assert.match(stored.stderr, /stored keyward:\/\/local\/shop\/key#value/);
        assert.equal(trap.requests, 0);
      } finally {
        trap.stop();
      }
    });

    it('is not moved by a home folder of the repository\'s', async () => {
      const relative = await world.run(['store', 'list'], { env: { KEYWARD_HOME: '.keyward' } });
      assert.equal(relative.code, 2);
      assert.match(relative.stderr, /KEYWARD_HOME is not an absolute path/);
      const xdg = await world.run(['store', 'list', '--json'], { env: { KEYWARD_HOME: '', XDG_CONFIG_HOME: '.config' } });
      assert.equal((json(xdg) as { config: string }).config, path.join(world.home, '.config/keyward/config.yaml'));
    });

    it('lets no coding agent change which stores there are', async () => {
      configure('version: 1', 'stores:', '  - { name: keys, type: keychain }');
      const before = readFileSync(configFile(), 'utf8');
      for (const args of [['add', 'evil', '--address', DEAD, '--no-check'], ['default', 'keys'], ['remove', 'keys', '--yes']]) {
        const { code, stderr } = await world.run(['store', ...args], { env: { AI_AGENT: 'some-agent' } });
        assert.equal(code, 2, args.join(' '));
        assert.match(stderr, /The policy refuses this/);
      }
      assert.equal(readFileSync(configFile(), 'utf8'), before);
    });
  });

  it('changes nothing where the log cannot be written', async () => {
    await world.run(['store', 'add', 'keys', '--type', 'keychain', '--no-check']);
    const before = readFileSync(configFile(), 'utf8');
    rmSync(path.join(world.home, 'keyward/audit'), { recursive: true });
    writeFileSync(path.join(world.home, 'keyward/audit'), 'not a folder', { mode: 0o600 });
    const { code } = await world.run(['store', 'add', 'more', '--type', 'keychain', '--no-check']);
    assert.equal(code, 2);
    assert.equal(readFileSync(configFile(), 'utf8'), before);
  });

  it('keeps a server\'s store out of the way of the others', async () => {
    await world.init();
    await world.put('shop/one', 'value-of-one');
    assert.equal((await world.run(['store', 'add', 'team', '--address', DEAD, '--no-check'])).code, 0);
    assert.match((await world.runWithPassword(['secret', 'list'])).stdout, /shop\/one/);
    const status = await world.run(['status']);
    assert.equal(status.code, 0);
    assert.match(status.stdout, /local \(local, default\): locked.*team \(hashicorp\): cannot be reached/s);
    const dead = await world.runWithPassword(['secret', 'list', '--store', 'team']);
    assert.equal(dead.code, 2);
    assert.match(dead.stderr, /cannot be reached/);
  });
});
