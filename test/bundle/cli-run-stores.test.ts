import assert from 'node:assert/strict';
import { ALL_RULES, tokenOf } from '../stores/hashicorp/support/bao-world';
import type { OpenBao } from '../support/openbao';
import { requireOpenBao, startOpenBao } from '../support/openbao';
import { CliWorld, requireTerminal } from './support/cli-world';

const MINE = ['first', 'of', 'all', 'values', '7351'].join('_');
const TEAMS = ['second', 'of', 'all', 'values', '9042'].join('_');

describe('keyward run, with secrets of several stores', function () {
  this.timeout(180_000);
  let bao: OpenBao;
  let started: OpenBao | undefined;
  let world: CliWorld;

  before(async function () {
    requireOpenBao(this);
    requireTerminal(this);
    started = bao = await startOpenBao('tls');
    world = new CliWorld();
    await world.init();
    await world.put('shop/mine', MINE);
    await ok(['store', 'add', 'team', '--address', bao.address, '--ca-file', bao.caFile ?? '']);
    await ok(['store', 'login', 'team', '--token-stdin'], `${await tokenOf(bao, ALL_RULES)}\n`);
    await ok(['secret', 'set', 'shop/theirs', '--store', 'team', '--value-stdin'], TEAMS);
    world.write('keyward.env', 'MINE=keyward://local/shop/mine#value\nTHEIRS=keyward://team/shop/theirs#value\nALSO=keyward://team/shop/theirs#value\n');
    const session = world.terminal(['allow']);
    await session.answer('Allow this?', 'y');
    assert.equal((await session.end()).code, 0);
  });
  after(() => started?.stop());

  async function ok(args: readonly string[], stdin = ''): Promise<void> {
    const { code, stderr } = await (args[1] === 'add' ? world.run(args) : world.runWithPassword(args, { stdin }));
    assert.equal(code, 0, stderr);
  }

  const script = ['run', '--', 'sh', '-c', 'printf "%s " "${#MINE}" "${#THEIRS}" "${#ALSO}"'];

  it('gives the program the values of all of them', async () => {
    const { code, stdout, stderr } = await world.runWithPassword(script);
    assert.deepEqual([code, stdout], [0, `${MINE.length} ${TEAMS.length} ${TEAMS.length} `], stderr);
  });

  it('starts nothing when one is sealed, names what lacks, and has read no other value for it', async () => {
    await bao.seal();
    const { code, stdout, stderr } = await world.runWithPassword(script);
    assert.deepEqual([code, stdout], [125, '']);
    assert.match(stderr, /sealed\. Without a value: THEIRS from keyward:\/\/team\/\S+, ALSO from keyward:\/\/team\/\S+\./);
    assert.doesNotMatch(stderr, /MINE/);
    assert.equal(stderr.split('Nothing was started.').length, 2);
    const { stdout: log } = await world.run(['audit', 'show', '--json', '--all']);
    const reads = log.split('\n').filter((line) => line.includes('shop/mine') && line.includes('SECRET_READ') && line.includes('inject') && line.includes('"success"'));
    assert.equal(reads.length, 1, 'only the run that started has read it');
    await bao.unseal();
  });

  it('starts nothing after the sign-in has ended, and says how to go on', async () => {
    await ok(['store', 'logout', 'team']);
    const { code, stderr } = await world.runWithPassword(script);
    assert.equal(code, 125);
    assert.match(stderr, /keyward store login/);
  });
});
