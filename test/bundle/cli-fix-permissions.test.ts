import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { tokenOf } from '../stores/hashicorp/support/bao-world';
import type { OpenBao } from '../support/openbao';
import { requireOpenBao, startOpenBao } from '../support/openbao';
import { CliWorld, PASSWORD, requireTerminal, stripeKey } from './support/cli-world';

const KEY = stripeKey('permissions');
const SOURCE = `const stripeKey = '${KEY}';\n`;

/** What a token of a real server may do decides how a move ends; whatever it is, it is said before code is lost. */
describe('keyward fix, with a token that may not do everything', function () {
  this.timeout(180_000);
  let bao: OpenBao;
  let started: OpenBao | undefined;
  let template: CliWorld;

  before(async function () {
    requireOpenBao(this);
    started = bao = await startOpenBao('tls');
    template = new CliWorld();
    await template.init();
    const added = await template.run(['store', 'add', 'team', '--address', bao.address, '--ca-file', bao.caFile ?? '', '--default']);
    assert.equal(added.code, 0, added.stderr);
  });
  after(() => started?.stop());

  async function signedIn(rules: string): Promise<CliWorld> {
    const world = template.copy();
    const { code, stderr } = await world.runWithPassword(['store', 'login', 'team', '--token-stdin'], { stdin: `${await tokenOf(bao, rules)}\n` });
    assert.equal(code, 0, stderr);
    world.write('a.js', SOURCE);
    return world;
  }

  const writeOnly = 'path "secret/data/*" { capabilities = ["create", "update"] }';
  const readOnly = 'path "secret/data/*" { capabilities = ["read"] }\npath "secret/metadata/*" { capabilities = ["list", "read"] }';

  it('asks a person whether to go on where nothing can be read back, and moves after a yes', async function () {
    requireTerminal(this);
    const world = await signedIn(writeOnly);
    const session = world.terminal(['fix', '--yes', 'a.js']);
    await session.answer('Password of', PASSWORD);
    await session.answer('Edit the code', 'y');
    const { code, shown } = await session.end();
    assert.equal(code, 0, shown);
    assert.equal(world.read('a.js'), 'const stripeKey = process.env.STRIPE_KEY;\n');
    assert.match(world.read('keyward.env'), /^STRIPE_KEY=keyward:\/\/team\/shop\/stripe-key#value$/m);
    const { body } = await bao.api({ method: 'GET', path: 'secret/data/shop/stripe-key' });
    assert.equal((body as { data: { data: { value: string } } }).data.data.value, KEY);
  });

  it('keeps the code where nobody can be asked, and says where the value is', async () => {
    const world = await signedIn(writeOnly.replace('secret/data/*', 'secret/data/shop/*'));
    await bao.api({ method: 'DELETE', path: 'secret/metadata/shop/stripe-key' });
    const { code, stdout } = await world.runWithPassword(['fix', '--yes', 'a.js']);
    assert.equal(code, 1, stdout);
    assert.equal(world.read('a.js'), SOURCE);
    assert.match(stdout, /did not let the value be read back/);
    assert.match(stdout, /is stored as shop\/stripe-key in "team"/);
  });

  it('tells a reader that he may not write, and changes nothing', async () => {
    const world = await signedIn(readOnly);
    await bao.api({ method: 'DELETE', path: 'secret/metadata/shop/stripe-key' });
    const { code, stderr, stdout } = await world.runWithPassword(['fix', '--yes', 'a.js']);
    assert.equal(code, 2, stdout + stderr);
    assert.match(stderr, /team/);
    assert.equal(world.read('a.js'), SOURCE);
    assert.ok(!existsSync(path.join(world.project, 'keyward.env')));
  });
});
