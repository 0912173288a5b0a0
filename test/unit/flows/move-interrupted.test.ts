import assert from 'node:assert/strict';
import path from 'node:path';
import { DEFAULT_FIELD } from '../../../shared/src/core/reference';
import { err } from '../../../shared/src/core/result';
import { moveNotice } from '../../../shared/src/flows/move-notice';
import type { Documents, SideFiles } from '../../../shared/src/flows/ports';
import { valueOf } from '../../support/local-vault';
import { FlowWorld, stripeKey } from './flow-world';

const KEY = stripeKey('one');
const OTHER = stripeKey('other');
const SOURCE = `const stripeKey = '${KEY}';\n`;

describe('move to vault, when something that it needs ends', () => {
  let world: FlowWorld;
  beforeEach(async () => {
    world = await FlowWorld.withVault();
    world.write('a.js', SOURCE);
  });

  async function documents(changes: Partial<Documents>): Promise<Documents> {
    const { documents: real } = await world.ports();
    return {
      open: (uri) => real.open(uri), apply: (...args) => real.apply(...args), save: (uri) => real.save(uri), quiet: (uri) => real.quiet(uri),
      ...changes,
    };
  }

  async function sideFiles(changes: Partial<SideFiles>): Promise<SideFiles> {
    const { sideFiles: real } = await world.ports();
    return {
      read: (file) => real.read(file), write: (...args) => real.write(...args), rootOf: (file) => real.rootOf(file),
      realFolder: (folder) => real.realFolder(folder), untitledFolder: () => real.untitledFolder(), ...changes,
    };
  }

  it('says what is stored and written when the planner ends after the value was stored', async () => {
    const { planner } = await world.ports();
    let plans = 0;
    const outcome = await world.move('a.js', {}, {
      planner: {
        plan: (...args) => {
          plans += 1;
          return plans > 3 ? Promise.reject(new Error(`the server ended at ${KEY}`)) : planner.plan(...args);
        },
      },
    });
    assert(outcome.kind === 'kept' && outcome.reason.kind === 'interrupted');
    assert.equal(await world.stored(outcome.secret.ref), KEY);
    assert.deepEqual(outcome.secret.wrote.map((file) => path.basename(file)), ['keyward.env', '.env.example']);
    assert.equal(outcome.secret.approval, 'approved');
    assert.equal(world.read('a.js'), SOURCE);
    assert(!JSON.stringify([outcome, moveNotice(outcome)]).includes(KEY));
  });

  it('says so when a folder cannot be resolved or a side file cannot be read afterwards', async () => {
    const gone = Object.assign(new Error('no'), { code: 'EIO' });
    const unresolved = await world.move('a.js', {}, { sideFiles: await sideFiles({ realFolder: () => Promise.reject(gone) }) });
    assert(unresolved.kind === 'kept' && unresolved.reason.kind === 'interrupted' && unresolved.reason.code === 'EIO');
    assert.equal(await world.stored(unresolved.secret.ref), KEY);
    const unread = await world.move('a.js', {}, { sideFiles: await sideFiles({
      realFolder: () => Promise.resolve(world.project), read: (file) => file.endsWith('.example') ? Promise.reject(gone) : Promise.resolve(undefined),
    }) });
    assert(unread.kind === 'kept' && unread.reason.kind === 'side-file');
  });

  it('changes nothing when the manifest cannot be read at the start', async () => {
    world.write('keyward.env', Buffer.from([1, 0, 2, 3]));
    const outcome = await world.move('a.js');
    assert(outcome.kind === 'failed' && outcome.error.kind === 'io' && outcome.error.code === 'NOT_TEXT');
    assert.deepEqual(await world.names(), []);
  });

  it('has moved the value though git\'s history could not be looked at', async () => {
    const outcome = await world.move('a.js', {}, { history: { contains: () => Promise.reject(new Error('git')) } });
    assert(outcome.kind === 'moved');
    assert.equal(outcome.history, 'unknown');
  });

  it('tells a file that could not be saved from one that had changes before', async () => {
    for (const save of [() => Promise.resolve(false), () => Promise.reject(new Error('read-only'))]) {
      world.write('a.js', SOURCE);
      const outcome = await world.move('a.js', {}, { documents: await documents({ save }) });
      assert(outcome.kind === 'moved' && outcome.save === 'not-saved');
      assert.match(moveNotice(outcome).next, /could not be saved/);
    }
    world.write('a.js', SOURCE);
    const { documents: real } = await world.ports();
    const dirty = await world.move('a.js', {}, { documents: await documents({
      open: async (uri) => { const found = await real.open(uri); return found === undefined ? undefined : { ...found, dirty: true }; },
    }) });
    assert(dirty.kind === 'moved' && dirty.save === 'was-dirty');
    assert.match(moveNotice(dirty).next, /changes of yours/);
  });

  it('lists what was written when the edit is refused', async () => {
    const outcome = await world.move('a.js', {}, { documents: await documents({ apply: () => Promise.resolve('failed') }) });
    assert(outcome.kind === 'kept' && outcome.reason.kind === 'edit-failed');
    assert.equal(outcome.secret.wrote.length, 2);
  });

  it('chooses the name by what the manifest says behind the prompts', async () => {
    const other = await world.put('shop/other', OTHER);
    world.duringPrompt = () => { world.write('keyward.env', 'STRIPE_KEY=keyward://local/shop/other#value\n'); };
    await world.approvals.approve(world.project, [{ name: 'STRIPE_KEY', ref: other }]);
    const outcome = await world.move('a.js');
    assert(outcome.kind === 'moved');
    assert.equal(outcome.secret.name, 'STRIPE_KEY_2');
    assert.equal(world.read('a.js'), 'const stripeKey = process.env.STRIPE_KEY_2;\n');
    assert.match(world.read('keyward.env'), /^STRIPE_KEY_2=/m);
  });

  it('leaves the code alone when the name is taken right before its line is written', async () => {
    await world.put('shop/other', OTHER);
    const { sideFiles: real } = await world.ports();
    const outcome = await world.move('a.js', {}, { sideFiles: await sideFiles({
      write: (file, ...texts) => {
        if (file.endsWith('keyward.env')) world.write('keyward.env', 'STRIPE_KEY=keyward://local/shop/other#value\n');
        return real.write(file, ...texts);
      },
    }) });
    assert(outcome.kind === 'kept' && outcome.reason.kind === 'name-taken');
    assert.equal(world.read('a.js'), SOURCE);
    assert.equal(world.read('keyward.env'), 'STRIPE_KEY=keyward://local/shop/other#value\n');
    assert.match(moveNotice(outcome).what, /STRIPE_KEY came to stand for another secret/);
  });

  it('takes an untitled document\'s names to the workspace\'s folder, or refuses', async () => {
    const { documents: real } = await world.ports();
    const untitled = await documents({
      open: async (uri) => {
        const found = await real.open(uri);
        if (found === undefined) return undefined;
        const { languageId, text, version, dirty } = found;
        return { uri, languageId, text, version, dirty };
      },
    });
    const refused = await world.move('a.js', {}, { documents: untitled });
    assert.deepEqual(refused, { kind: 'refused', refusal: { kind: 'no-folder' } });
    assert.deepEqual(await world.names(), []);
    const outcome = await world.move('a.js', {}, {
      documents: untitled, sideFiles: await sideFiles({ untitledFolder: () => Promise.resolve(world.project) }),
    });
    assert(outcome.kind === 'moved');
    assert.equal(outcome.secret.manifest, world.file('keyward.env'));
  });

  it('passes on that a secret of the same name could not be compared, and stores nothing', async () => {
    const ref = { store: 'local', path: 'team/stripe', field: DEFAULT_FIELD };
    world.write('keyward.env', 'STRIPE_KEY=keyward://local/team/stripe#value\n');
    valueOf(await world.approvals.approve(world.project, [{ name: 'STRIPE_KEY', ref }]));
    const { service } = await world.ports();
    const unreachable = { kind: 'unreachable', store: 'local', code: 'ECONNREFUSED' } as const;
    const failing = {
      configured: () => service.configured(), put: service.put.bind(service), use: () => Promise.resolve(err(unreachable)),
      recordAround: service.recordAround.bind(service),
    };
    assert.deepEqual(await world.move('a.js', {}, { service: failing }), { kind: 'failed', error: unreachable });
    assert.deepEqual(await world.move('a.js', { existing: ref }, { service: failing }), { kind: 'failed', error: unreachable });
    assert.deepEqual(await world.names(), []);
    assert.equal(world.read('a.js'), SOURCE);
  });
});
