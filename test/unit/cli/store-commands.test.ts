import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CliUser } from './cli-user';

/** Nothing listens there. */
const DEAD = 'http://127.0.0.1:9';

describe('keyward store', function () {
  this.timeout(30_000);
  let user: CliUser;
  const configFile = (): string => path.join(user.home, 'config.yaml');

  beforeEach(() => { user = new CliUser(); });

  it('says what an answer, or its lack, is about', async () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['add'], /A store needs a name and a type/],
      [['add', 'team', '--type', 'hashicorp'], /and a server its address/],
      [['add', 'Team', '--type', 'keychain'], /small letters, digits and hyphens/],
      [['add', 'local', '--type', 'keychain'], /"local" is the built-in store's/],
      [['add', 'team', '--address', 'vault.example.com'], /"address" cannot be what was given/],
      [['add', 'keys', '--type', 'keychain', '--mount', 'kv'], /"mount" cannot be what was given for this type of store/],
      [['add', 'team', '--address', 'http://vault.example.com:8200'], /the address is not https/],
      [['status', 'team'], /No store is called "team"/],
      [['default', 'team'], /No store is called "team"/],
      [['remove', 'team', '--yes'], /No store is called "team"/],
      [['remove', 'local', '--yes'], /cannot do this: remove/],
      [['login'], /No store here wants a sign-in/],
      [['login', 'local'], /cannot do this: sign-in/],
      [['logout', 'team'], /No store is called "team"/],
      [['add', 'team', '--address', 'https://127.0.0.1:9', '--ca-file', 'package.json'], /the CA file cannot be read/],
    ];
    for (const [args, expected] of cases) {
      const { code, stderr } = await user.run(['store', ...args]);
      assert.equal(code, 2, args.join(' '));
      assert.match(stderr.replace(/\s+/g, ' '), expected, args.join(' '));
    }
    assert.equal(existsSync(configFile()), false);
  });

  it('sends nothing to another machine in clear, whatever is said', async () => {
    for (const nodes of [['--address', 'http://vault.example.com:8200'], ['--address', 'https://vault.example.com', '--node', 'http://node.example.com']]) {
      const { code, stderr } = await user.run(['store', 'add', 'team', ...nodes, '--no-check']);
      assert.equal(code, 2);
      assert.match(stderr, /The store was not added\.\s+→ Give --address with https/);
    }
    assert.equal((await user.run(['store', 'add', 'team', '--address', DEAD, '--no-check'])).code, 0);
  });

  it('speaks of what was typed where a server cannot be trusted, and offers no way around it', async () => {
    const { stderr } = await user.run(['store', 'add', 'team', '--address', 'https://127.0.0.1:9', '--ca-file', 'package.json']);
    assert.match(stderr, /Give --ca-file a file that you can read/);
    assert.doesNotMatch(stderr, /config\.yaml|--no-check/);
    assert.match((await user.run(['store', 'add', 'team', '--address', DEAD])).stderr, /cannot be reached[^]*--no-check/);
  });

  it('says of a sign-in that may rest in a locked vault that it is still there, and of none nothing', async () => {
    for (const [someone, expected] of [[new CliUser(), undefined], [await CliUser.withVault(), /the vault is locked, and its password was not given/]] as const) {
      assert.equal((await someone.run(['store', 'add', 'team', '--address', DEAD, '--no-check'])).code, 0);
      const removed = await someone.run(['store', 'remove', 'team', '--yes']);
      assert.equal(removed.code, 0, removed.stderr);
      if (expected === undefined) assert.doesNotMatch(removed.stderr, /sign-in/);
      else assert.match(removed.stderr.replace(/\s+/g, ' '), expected);
    }
  });

  it('forgets the sign-in with the store where the vault opens, though the server is dead', async () => {
    const owner = await CliUser.withVault();
    await owner.run(['store', 'add', 'team', '--address', DEAD, '--no-check']);
    const removed = await owner.runWithPassword(['store', 'remove', 'team', '--yes']);
    assert.equal(removed.code, 0, removed.stderr);
    assert.doesNotMatch(removed.stderr, /sign-in/);
  });

  describe('with a config.yaml that cannot be used', () => {
    const cases: readonly (readonly [string, string, RegExp])[] = [
      ['is no YAML', 'version: 1\nstores: [\n', /config\.yaml cannot be used \(line 3\): this is not YAML/],
      ['has a switch that turns checks off', `version: 1\nstores:\n  - name: team\n    type: hashicorp\n    address: ${DEAD}\n    skip_verify: true\n`, /\(line 6\): a member has a name that Keyward does not know/],
      ['is for a newer Keyward', 'version: 7\n', /\(line 1\): it was written for a newer Keyward/],
    ];
    for (const [what, text, expected] of cases) {
      it(`because it ${what}, has the local store alone and says why`, async () => {
        writeFileSync(configFile(), text, { mode: 0o600 });
        for (const args of [['status'], ['store', 'list'], ['store', 'status', 'team'], ['secret', 'list', '--store', 'team'], ['store', 'add', 'keys', '--type', 'keychain']]) {
          const { code, stdout, stderr } = await user.run(args);
          assert.equal(code, 2, args.join(' '));
          assert.match(`${stdout}${stderr}`.replace(/\s+/g, ' '), expected, args.join(' '));
        }
        assert.equal(readFileSync(configFile(), 'utf8'), text);
      });
    }

    it('because others can write it, has the local store alone and says why', async () => {
      writeFileSync(configFile(), 'version: 1\nstores:\n  - { name: keys, type: keychain }\n');
      chmodSync(configFile(), 0o666);
      const { code, stdout, stderr } = await user.run(['store', 'list']);
      assert.equal(code, 2);
      assert.doesNotMatch(stdout, /keys/);
      assert.match(stderr, /can be read or changed by other users/);
    });
  });
});
