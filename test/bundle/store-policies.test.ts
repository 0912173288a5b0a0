import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tokenOf } from '../stores/hashicorp/support/bao-world';
import type { OpenBao } from '../support/openbao';
import { requireOpenBao, startOpenBao } from '../support/openbao';
import { projectRoot } from '../support/requirements';
import type { CliRun } from './support/cli-world';
import { CliWorld } from './support/cli-world';

/** The rules that docs/stores.md gives under this name. */
function policy(name: string): string {
  const text = readFileSync(path.join(projectRoot, 'docs/stores.md'), 'utf8');
  const block = new RegExp(`<!-- policy: ${name} -->\\n\`\`\`hcl\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1];
  if (block === undefined) throw new Error(`docs/stores.md has no policy "${name}"`);
  return block;
}

describe('the policies of docs/stores.md', function () {
  this.timeout(120_000);
  const servers: OpenBao[] = [];
  let bao: OpenBao;
  let template: CliWorld;
  let world: CliWorld;

  before(async function () {
    requireOpenBao(this);
    bao = await startOpenBao('dev');
    servers.push(bao);
    template = new CliWorld();
    await template.init();
    const added = await template.run(['store', 'add', 'team', '--address', bao.address, '--default']);
    assert.equal(added.code, 0, added.stderr);
  });
  after(() => Promise.all(servers.map((server) => server.stop())));
  beforeEach(() => { world = template.copy(); });

  const signIn = async (name: string): Promise<void> => {
    const stdin = `${await tokenOf(bao, policy(name))}\n`;
    const { code, stderr } = await world.runWithPassword(['store', 'login', 'team', '--token-stdin'], { stdin });
    assert.equal(code, 0, stderr);
  };
  const set = (name: string, value: string, ...meta: readonly string[]): Promise<CliRun> =>
    world.runWithPassword(['secret', 'set', name, '--value-stdin', ...meta], { stdin: value });
  const run = (...args: readonly string[]): Promise<CliRun> => world.runWithPassword(['secret', ...args]);
  const works = async (call: Promise<CliRun>, what: string): Promise<CliRun> => {
    const done = await call;
    assert.equal(done.code, 0, `${what}: ${done.stderr}`);
    return done;
  };
  const refused = async (call: Promise<CliRun>, what: string): Promise<void> => {
    const { code, stderr } = await call;
    assert.notEqual(code, 0, what);
    assert.match(stderr, /Your sign-in to "team" may not/, what);
  };

  it('let a person do everything with the first', async () => {
    await signIn('everything');
    await works(set('all/one', 'first', '--type', 'api-key', '--tag', 'shop'), 'a new secret');
    await works(set('all/one', 'second'), 'a new version');
    assert.equal((await works(run('list'), 'list')).stdout, 'all/one\n');
    assert.match((await works(run('get', 'all/one'), 'get')).stdout, /type\s+api-key\ntags\s+shop\n[\s\S]*versions\s+1 previous, 2 current/);
    assert.equal((await works(run('get', 'all/one', '--show'), 'show')).stdout, 'second');
    await works(run('delete', 'all/one', '--yes'), 'delete');
    await works(run('undelete', 'all/one'), 'undelete');
  });

  it('let programs run with the second, and change nothing', async () => {
    await bao.api({ method: 'POST', path: 'secret/data/use/one', body: { data: { value: 'for-programs' } } });
    await signIn('use');
    assert.match((await works(run('list'), 'list')).stdout, /use\/one/);
    await works(run('get', 'use/one'), 'get');
    assert.equal((await works(run('get', 'use/one', '--show'), 'show')).stdout, 'for-programs');
    await refused(set('use/one', 'other'), 'a new version');
    await refused(set('use/two', 'other'), 'a new secret');
    await refused(run('delete', 'use/one', '--yes'), 'delete');
  });

  it('let secrets in with the third, and none out', async () => {
    await signIn('write-only');
    const stored = await works(set('drop/one', 'dropped'), 'a new secret');
    assert.doesNotMatch(stored.stderr, /read back and compared/);
    await refused(run('list'), 'list');
    await refused(run('get', 'drop/one', '--show'), 'show');
    const { body } = await bao.api({ method: 'GET', path: 'secret/data/drop/one' });
    assert.deepEqual((body as { data: { data: unknown } }).data.data, { value: 'dropped' });
  });
});
