import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeAppRole, tokenOf, ALL_RULES } from '../stores/hashicorp/support/bao-world';
import type { OpenBao } from '../support/openbao';
import { requireOpenBao, startOpenBao } from '../support/openbao';
import type { CliOptions, CliRun } from './support/cli-world';
import { CliWorld, PASSWORD, requireTerminal, stripeKey } from './support/cli-world';

const VALUE = ['value', 'of', 'the', 'team', '90-12'].join('/');

describe('keyward with a real server', function () {
  this.timeout(180_000);
  const servers: OpenBao[] = [];
  let bao: OpenBao;
  let template: CliWorld;
  let world: CliWorld;

  before(async function () {
    requireOpenBao(this);
    bao = await startOpenBao('tls');
    servers.push(bao);
    template = new CliWorld();
    await template.init();
    const added = await template.run(['store', 'add', 'team', '--address', bao.address, '--ca-file', bao.caFile ?? '', '--json']);
    assert.equal(added.code, 0, added.stderr);
  });
  after(() => Promise.all(servers.map((server) => server.stop())));
  beforeEach(() => { world = template.copy(); });

  const json = ({ stdout }: CliRun): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>;
  const ok = (run: CliRun): CliRun => {
    assert.equal(run.code, 0, run.stderr);
    return run;
  };
  const login = async (token: string, options: CliOptions = {}): Promise<CliRun> =>
    world.runWithPassword(['store', 'login', 'team', '--token-stdin', '--json'], { stdin: `${token}\n`, ...options });
  const state = async (): Promise<unknown> => {
    const { stores } = json(await world.runWithPassword(['store', 'status', 'team', '--json'])) as { stores: readonly { state: string }[] };
    return stores[0]?.state;
  };

  it('adds it after a look: TLS version, authority, state', async () => {
    const added = ok(await world.run(['store', 'add', 'again', '--address', bao.address, '--ca-file', bao.caFile ?? '']));
    assert.match(added.stderr, /server: https:\/\/127\.0\.0\.1:\d+, TLSv1\.3\n {2}vouched for by: CN=.*\n {2}SHA-256 of its certificate: ([0-9A-F]{2}:){31}/);
    assert.match(added.stderr, /keyward store login again/);
  });

  it('asks whether it is the right server, once it was looked at', async function () {
    requireTerminal(this);
    const fresh = new CliWorld();
    for (const [answer, expected] of [['n', 2], ['y', 0]] as const) {
      const terminal = fresh.terminal(['store', 'add', 'team', '--ca-file', bao.caFile ?? '', '--auth', 'token']);
      await terminal.answer('keychain (k)?', 'v');
      await terminal.answer('Address:', bao.address);
      await terminal.answer('[secret]:', '');
      await terminal.answer('Namespace', '');
      await terminal.waitFor('SHA-256 of its certificate');
      await terminal.answer('Is this the right server?', answer);
      const { code, shown } = await terminal.end();
      assert.equal(code, expected, shown);
      const { stores } = json(await fresh.run(['store', 'list', '--json'])) as { stores: readonly unknown[] };
      assert.equal(stores.length, expected === 0 ? 2 : 1);
    }
  });

  it('trusts nobody whom the user did not choose, whatever the environment says', async () => {
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0', VAULT_SKIP_VERIFY: 'true', VAULT_CACERT: bao.caFile ?? '', NODE_EXTRA_CA_CERTS: bao.caFile ?? '' };
    const refused = await world.run(['store', 'add', 'other', '--address', bao.address], { env });
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /not signed by a CA that you trust.*The store was not added/s);
  });

  it('keeps and gives secrets after a sign-in that is remembered, and shows the token nowhere', async () => {
    const token = await tokenOf(bao, ALL_RULES);
    const signedIn = json(ok(await login(token)));
    assert.deepEqual([signedIn['store'], signedIn['remembered']], ['team', true]);
    const runs = [
      await world.runWithPassword(['secret', 'set', 'shop/stripe', '--store', 'team', '--type', 'api-key', '--value-stdin'], { stdin: VALUE }),
      await world.runWithPassword(['secret', 'list', '--store', 'team']),
      await world.runWithPassword(['secret', 'list', 'shop/', '--store', 'team', '--long']),
      await world.runWithPassword(['secret', 'get', 'keyward://team/shop/stripe#value']),
      await world.runWithPassword(['store', 'status', 'team']),
      await world.runWithPassword(['secret', 'delete', 'shop/stripe', '--store', 'team', '--yes']),
      await world.runWithPassword(['secret', 'undelete', 'shop/stripe', '--store', 'team']),
    ];
    for (const run of runs) ok(run);
    const [set, list, long, get, status] = runs;
    assert.match(set?.stderr ?? '', /stored keyward:\/\/team\/shop\/stripe#value, version 1, read back and compared/);
    assert.equal(list?.stdout, 'shop/stripe\n');
    assert.match(long?.stdout ?? '', /shop\/stripe\s+•+\s+api-key\s+1/);
    assert.match(get?.stdout ?? '', /versions\s+1 current/);
    assert.match(status?.stdout ?? '', /team \(hashicorp\): open\n {2}server: .*TLSv1\.3\n {2}signed in as: .*, until 20/);
    const shown = await world.runWithPassword(['secret', 'get', 'shop/stripe', '--store', 'team', '--show']);
    assert.equal(ok(shown).stdout, VALUE);
    const everything = Buffer.concat([world.homeBytes(), ...runs.map(({ stdout, stderr }) => Buffer.from(stdout + stderr))]).toString('latin1');
    assert.equal(everything.includes(token), false, 'the token');
    assert.equal(everything.includes(VALUE), false, 'the value');
  });

  it('forgets a sign-in when asked to, and says what to do then', async () => {
    const role = await makeAppRole(bao, ALL_RULES);
    const stdin = `${role.roleId}\n${await role.secretId()}\n`;
    ok(await world.runWithPassword(['store', 'login', 'team', '--role-id-stdin', '--secret-id-stdin'], { stdin }));
    assert.equal(await state(), 'ready');
    ok(await world.runWithPassword(['store', 'logout', 'team']));
    assert.equal(await state(), 'unauthenticated');
    const listed = await world.runWithPassword(['secret', 'list', '--store', 'team']);
    assert.equal(listed.code, 2);
    assert.match(listed.stderr, /Nobody has signed in yet.*keyward store login/s);
  });

  it('takes a wrapped secret id once, and says what a second use may mean', async () => {
    const role = await makeAppRole(bao, ALL_RULES);
    const stdin = `${role.roleId}\n${await role.secretId({ wrapTtl: '5m' })}\n`;
    const args = ['store', 'login', 'team', '--role-id-stdin', '--secret-id-stdin', '--wrapped'];
    ok(await world.runWithPassword(args, { stdin }));
    const second = await world.runWithPassword(args, { stdin });
    assert.equal(second.code, 2);
    assert.match(second.stderr, /unwrapped before.*somebody else may have it/s);
  });

  it('keeps the sign-in that there is where another is refused', async () => {
    ok(await login(await tokenOf(bao, ALL_RULES)));
    const refused = await login('s.notATokenOfThisServer00');
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /does not take this sign-in.*Check that it is the right one/s);
    assert.equal(await state(), 'ready');
  });

  it('asks at a terminal without echo', async function () {
    requireTerminal(this);
    const token = await tokenOf(bao, ALL_RULES);
    const terminal = world.terminal(['store', 'login']);
    await terminal.answer('Password of "local":', PASSWORD);
    await terminal.answer('Token:', token);
    const { code, shown } = await terminal.end();
    assert.equal(code, 0, shown);
    assert.match(shown, /signed in.*to "team" as/);
    assert.equal(shown.includes(token), false);
  });

  it('sends a sign-in to no other address, although that has the same name', async () => {
    ok(await login(await tokenOf(bao, ALL_RULES)));
    const config = path.join(world.home, 'keyward/config.yaml');
    writeFileSync(config, readFileSync(config, 'utf8').replace('https://127.0.0.1', 'https://localhost'));
    const listed = await world.runWithPassword(['secret', 'list', '--store', 'team']);
    assert.equal(listed.code, 2);
    assert.match(listed.stderr, /made for another address or CA/);
  });

  it('moves a literal into the default store, and runs the program with it', async () => {
    ok(await login(await tokenOf(bao, ALL_RULES)));
    ok(await world.run(['store', 'default', 'team']));
    const key = stripeKey('team');
    world.write('pay.js', `const key = '${key}';\nconsole.log(key.length, process.argv.length);\n`);
    ok(await world.runWithPassword(['fix', '--yes']));
    assert.match(world.read('keyward.env'), /keyward:\/\/team\//);
    assert.equal(world.read('pay.js').includes(key), false);
    const ran = ok(await world.runWithPassword(['run', '--', process.execPath, 'pay.js']));
    assert.match(ran.stdout, new RegExp(`^${key.length} 2`));
  });

  it('says that the sign-in sees no such engine', async () => {
    ok(await world.run(['store', 'add', 'wrong', '--address', bao.address, '--ca-file', bao.caFile ?? '', '--mount', 'kv-of-nobody']));
    const signedIn = await world.runWithPassword(['store', 'login', 'wrong', '--token-stdin'], { stdin: `${await tokenOf(bao, ALL_RULES)}\n` });
    assert.match(ok(signedIn).stderr, /has no place called "kv-of-nobody"/);
  });

  it('removes a store with its sign-in, and leaves what it keeps', async () => {
    const token = await tokenOf(bao, ALL_RULES);
    ok(await login(token));
    ok(await world.runWithPassword(['secret', 'set', 'shop/kept', '--store', 'team', '--value-stdin'], { stdin: VALUE }));
    ok(await world.runWithPassword(['store', 'remove', 'team', '--yes']));
    ok(await world.run(['store', 'add', 'team', '--address', bao.address, '--ca-file', bao.caFile ?? '']));
    assert.equal(await state(), 'unauthenticated');
    assert.equal((await bao.api({ method: 'GET', path: 'secret/data/shop/kept' })).status, 200);
  });

  it('says within seconds that the server is sealed or gone, and goes on when it is back', async () => {
    ok(await login(await tokenOf(bao, ALL_RULES)));
    await bao.seal();
    assert.equal(await state(), 'sealed');
    const sealed = await world.runWithPassword(['secret', 'set', 'shop/late', '--store', 'team', '--value-stdin'], { stdin: VALUE });
    assert.equal(sealed.code, 2);
    assert.match(sealed.stderr, /is sealed/);
    await bao.kill();
    assert.equal(await state(), 'unreachable');
    for (const args of [['secret', 'list', '--store', 'team'], ['store', 'login', 'team', '--token-stdin']]) {
      const dead = await world.runWithPassword(args, { stdin: 'token\n' });
      assert.equal(dead.code, 2, args.join(' '));
      assert.match(dead.stderr, /cannot be reached/, args.join(' '));
    }
    await bao.restart();
    assert.equal(await state(), 'ready');
    ok(await world.runWithPassword(['secret', 'set', 'shop/late', '--store', 'team', '--value-stdin'], { stdin: VALUE }));
  });
});
