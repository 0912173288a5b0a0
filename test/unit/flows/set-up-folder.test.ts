import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { FileSideFiles } from '../../../cli/src/files/file-side-files';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { err, ok } from '../../../shared/src/core/result';
import { nearestManifest } from '../../../shared/src/flows/manifest-file';
import { setUpFolder } from '../../../shared/src/flows/set-up-folder';
import type { FolderReport, SecretState, SetUpFolderPorts, SetUpOutcome } from '../../../shared/src/flows/set-up-folder';
import { valueOf } from '../../support/local-vault';
import { SecretLife } from './secret-life';

describe('set-up of a cloned folder', () => {
  let life: SecretLife;
  let shown: FolderReport[];
  let asked: string[];
  beforeEach(async () => {
    life = await SecretLife.start();
    shown = [];
    asked = [];
  });

  async function setUp(lines: readonly string[], changes: Partial<SetUpFolderPorts> = {}): Promise<SetUpOutcome> {
    if (lines.length > 0) life.world.write('keyward.env', lines.map((line) => `${line}\n`).join(''));
    const sideFiles = new FileSideFiles({ cwd: life.world.project, randomBytes });
    const { openStore } = await life.relocatePorts();
    return setUpFolder(await nearestManifest(life.world.file('keyward.env'), sideFiles), {
      service: await life.world.service(), approvals: life.world.approvals, sideFiles, openStore,
      show: (report) => { shown.push(report); }, ask: () => { asked.push('approval'); return Promise.resolve(true); },
      enterValue: ({ request, what }) => { asked.push(`${request.name} ${what}`); return Promise.resolve(SecretValue.fromText(`${request.name} typed`)); },
      ...changes,
    });
  }

  function done(outcome: SetUpOutcome): Extract<SetUpOutcome, { readonly kind: 'done' }> {
    assert(outcome.kind === 'done');
    return outcome;
  }

  const states = (report: FolderReport | undefined): readonly SecretState['kind'][] => (report?.secrets ?? []).map(({ state }) => state.kind);

  it('finds nothing to do where everything is there and approved', async () => {
    await life.store('shop/key', 'x');
    await setUp(['KEY=keyward://local/shop/key#value']);
    asked = [];
    const again = done(await setUp([]));
    assert.deepEqual([again.nothingToDo, again.ready, again.approval, asked], [true, true, 'already-allowed', []]);
  });

  it('approves after it was shown, takes what is missing, and is ready then', async () => {
    await life.store('shop/key', 'x');
    const outcome = done(await setUp(['KEY=keyward://local/shop/key#value', 'NEW=keyward://team/web/new#value', 'SAME=keyward://team/web/new#value']));
    assert.deepEqual(states(shown[0]), ['there', 'missing', 'missing']);
    assert.deepEqual(asked, ['approval', 'NEW secret']);
    assert.deepEqual([outcome.ready, outcome.nothingToDo, outcome.stored.map(({ path }) => path)], [true, false, ['web/new']]);
    assert.equal(await life.world.stored('keyward://team/web/new#value'), 'NEW typed');
  });

  it('reads no value', async () => {
    await life.store('shop/key', 'x');
    const before = await life.world.reads();
    await setUp(['KEY=keyward://local/shop/key#value'], { ask: undefined });
    assert.deepEqual(await life.world.reads(), before);
  });

  it('says which stores are lacking and which want a sign-in, and asks the others', async () => {
    await life.store('shop/key', 'x');
    const problems: Readonly<Record<string, VaultError>> = { team: { kind: 'unauthenticated', store: 'team', reason: 'none' } };
    const { openStore } = await life.relocatePorts();
    const outcome = done(await setUp(['KEY=keyward://local/shop/key#value', 'A=keyward://team/a#value', 'B=keyward://elsewhere/b#value'], {
      openStore: (store) => { const problem = problems[store]; return problem === undefined ? openStore(store) : Promise.resolve(err(problem)); },
    }));
    assert.deepEqual(outcome.report.stores.map(({ name, state }) => [name, state]), [['local', 'ready'], ['team', 'needs-sign-in'], ['elsewhere', 'unknown']]);
    assert.deepEqual(states(outcome.report), ['there', 'not-looked-at', 'not-looked-at']);
    assert.equal(outcome.ready, false);
  });

  it('tells a missing field, a missing version and a deleted secret from a missing one', async () => {
    await life.store('a', 'x');
    await life.store('gone', 'x');
    valueOf(await (await life.world.service()).delete({ store: 'local', path: 'gone', field: 'value' }));
    const outcome = done(await setUp([
      'A=keyward://local/a#value', 'B=keyward://local/a#password', 'C=keyward://local/a#value?version=1', 'D=keyward://local/a#value?version=9',
      'E=keyward://local/gone#value', 'F=keyward://local/none#value',
    ], { enterValue: undefined }));
    assert.deepEqual(outcome.report.secrets.map(({ state }) => (state.kind === 'missing' ? state.what : state.kind)),
      ['there', 'field', 'there', 'version', 'deleted', 'secret']);
    assert.deepEqual(asked, ['approval']);
  });

  it('takes a missing field beside the others, and asks for no version and nothing that was deleted', async () => {
    await life.store('a', 'x');
    await setUp(['B=keyward://local/a#password', 'D=keyward://local/a#value?version=9']);
    assert.deepEqual(asked, ['approval', 'B field']);
    assert.equal(await life.world.stored('keyward://local/a#value'), 'x');
    assert.equal(await life.world.stored('keyward://local/a#password'), 'B typed');
  });

  it('asks for no value before the folder was approved, nor after a no', async () => {
    for (const ask of [undefined, () => Promise.resolve(false)]) {
      const outcome = done(await setUp(['KEY=keyward://local/none#value'], { ask }));
      assert.deepEqual([outcome.ready, outcome.stored, asked], [false, [], []]);
      assert.equal(outcome.approval, ask === undefined ? 'failed' : 'declined');
    }
  });

  it('says which values could not be stored, and goes on', async () => {
    life.team.faults.write = () => err({ kind: 'sealed', store: 'team' });
    const outcome = done(await setUp(['A=keyward://team/a#value', 'B=keyward://local/b#value']));
    assert.deepEqual(outcome.problems.map(({ request, error }) => [request.name, error.kind]), [['A', 'sealed']]);
    assert.deepEqual(outcome.stored.map(({ path }) => path), ['b']);
  });

  it('changes nothing in the repository', async () => {
    const lines = ['KEY=keyward://local/none#value', 'B=keyward://elsewhere/b#value'];
    await setUp(lines);
    assert.equal(life.world.read('keyward.env'), lines.map((line) => `${line}\n`).join(''));
  });

  it('uses no manifest that is missing or broken', async () => {
    const none = await setUp([]);
    assert.deepEqual(none, { kind: 'no-manifest', root: life.world.project });
    const broken = await setUp(['KEY=keyward://local/a#value', 'OOPS=plain']);
    assert(broken.kind === 'manifest-broken' && broken.line === 2);
    assert.deepEqual([shown, asked], [[], []]);
  });

  it('says that a secret may not be looked at', async () => {
    const service = await life.world.service();
    const outcome = done(await setUp(['KEY=keyward://team/a#value'], {
      service: {
        status: (name) => service.status(name), describe: () => Promise.resolve(err({ kind: 'forbidden', store: 'team', operation: 'describe' })),
        put: (...args) => service.put(...args), record: (event) => service.record(event), recordAround: (...args) => service.recordAround(...args),
      },
      openStore: () => Promise.resolve(ok()),
    }));
    assert.deepEqual(states(outcome.report), ['unreadable']);
    assert.equal(outcome.ready, false);
  });
});
