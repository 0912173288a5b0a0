import assert from 'node:assert/strict';
import { DEFAULT_FIELD } from '../../../shared/src/core/reference';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { createSecret } from '../../../shared/src/flows/create';
import type { NewSecret } from '../../../shared/src/flows/create';
import { deleteSecret, destroySecret, undeleteSecret } from '../../../shared/src/flows/delete';
import type { DeletionOutcome, DeletionQuestion, DestroyPorts } from '../../../shared/src/flows/delete';
import { deletionNotice, deletionSentences } from '../../../shared/src/flows/relocation-notice';
import { rollBackSecret } from '../../../shared/src/flows/roll-back';
import type { RollBackOutcome, RollBackPlan } from '../../../shared/src/flows/roll-back';
import { rollBackNotice, rollBackSentences } from '../../../shared/src/flows/rotation-notice';
import { queryAuditLog } from '../../../shared/src/secrets/audit/query';
import { valueOf } from '../../support/local-vault';
import { SecretLife } from './secret-life';

const PLACE = { store: 'local', path: 'shop/key' };
const REF = { ...PLACE, field: DEFAULT_FIELD };

describe('delete and destroy', () => {
  let life: SecretLife;
  let questions: DeletionQuestion[];
  beforeEach(async () => {
    life = await SecretLife.start();
    await life.store(PLACE.path, 'one');
    await life.store(PLACE.path, 'two');
    questions = [];
  });

  async function remove(answer: boolean): Promise<DeletionOutcome> {
    return deleteSecret(PLACE, { ...await life.relocatePorts(), agree: (question) => { questions.push(question); return Promise.resolve(answer); } });
  }

  async function destroy(typed: string | undefined, typeName?: 'nobody'): Promise<DeletionOutcome> {
    const ask: DestroyPorts['typeName'] = (question) => { questions.push(question); return Promise.resolve(typed); };
    const { openStore, manifests } = await life.relocatePorts();
    return destroySecret(PLACE, { openStore, manifests, service: await life.world.service(), typeName: typeName === undefined ? ask : undefined });
  }

  it('deletes so that it can be brought back, with all versions', async () => {
    const outcome = await remove(true);
    assert(outcome.kind === 'deleted' && outcome.question.undoable);
    assert.equal(await life.world.stored(REF), 'not-found');
    const { openStore } = await life.relocatePorts();
    valueOf(await undeleteSecret(PLACE, { service: await life.world.service(), openStore }));
    assert.equal(await life.world.stored(REF), 'two');
    assert.equal(await life.world.stored({ ...REF, version: 1 }), 'one');
  });

  it('names the manifests that still ask for it', async () => {
    await life.manifest('KEY=keyward://local/shop/key#value', 'OLD=keyward://local/shop/key#value?version=1', 'X=keyward://local/shop/other#value');
    const outcome = await remove(false);
    assert.equal(outcome.kind, 'cancelled');
    const [question = assert.fail()] = questions;
    assert.deepEqual(question.references.map(({ name }) => name), ['KEY', 'OLD']);
    assert.match(deletionSentences(question).join(' '), /lead nowhere then, and their programs do not start: KEY in .+keyward\.env/);
    assert.equal(await life.world.stored(REF), 'two');
    assert.match(deletionNotice(await remove(true)).next, /Take these lines out.*It can be brought back/);
  });

  it('destroys every version after the name was typed', async () => {
    const outcome = await destroy(' shop/key ');
    assert.equal(outcome.kind, 'deleted');
    assert.match(deletionSentences(questions[0] ?? assert.fail()).join(' '), /is gone for good with all its 2 versions/);
    assert.equal(await life.world.stored({ ...REF, version: 1 }), 'not-found');
    const { openStore } = await life.relocatePorts();
    assert.equal((await undeleteSecret(PLACE, { service: await life.world.service(), openStore })).ok, false);
  });

  for (const typed of ['shop/Key', 'yes', 'shop', 'shop/key2', 'shop/other']) {
    it(`destroys nothing when "${typed}" is typed`, async () => {
      const outcome = await destroy(typed);
      assert.equal(outcome.kind, 'name-differs');
      assert.match(deletionNotice(outcome).kept ?? '', /Nothing was destroyed/);
      assert.equal(await life.world.stored(REF), 'two');
    });
  }

  it('takes nothing typed as a no, and has it in the log', async () => {
    for (const typed of [undefined, '', '  ']) assert.equal((await destroy(typed)).kind, 'cancelled');
    const entries = valueOf(await queryAuditLog(`${life.world.home}/audit`, { eventTypes: ['SECRET_DELETE'] }));
    assert.deepEqual(new Set(entries.map(({ action, result }) => `${action} ${result}`)), new Set(['destroy pending', 'destroy cancelled']));
  });

  it('refuses to destroy where nobody can be asked, and has that in the log as well', async () => {
    const outcome = await destroy(PLACE.path, 'nobody');
    assert(outcome.kind === 'failed' && outcome.error.kind === 'confirmation-needed');
    assert.equal(await life.world.stored(REF), 'two');
    const denied = valueOf(await queryAuditLog(`${life.world.home}/audit`, { eventTypes: ['ACCESS_DENIED'] }));
    assert.deepEqual(denied.map(({ action, secret_name }) => [action, secret_name]), [['destroy', 'shop/key#value']]);
  });

  it('say what is missing', async () => {
    const outcome = await deleteSecret({ store: 'local', path: 'shop/none' }, { ...await life.relocatePorts(), agree: () => Promise.resolve(true) });
    assert(outcome.kind === 'failed' && outcome.error.kind === 'not-found');
  });
});

describe('roll back', () => {
  let life: SecretLife;
  let plans: RollBackPlan[];
  beforeEach(async () => {
    life = await SecretLife.start();
    for (const text of ['one', 'two', 'three']) await life.store(PLACE.path, text);
    plans = [];
  });

  async function rollBack(version: number, during: () => Promise<void> = () => Promise.resolve()): Promise<RollBackOutcome> {
    return rollBackSecret(PLACE, version, {
      ...await life.relocatePorts(), service: await life.world.service(),
      agree: async (plan) => { plans.push(plan); await during(); return true; },
    });
  }

  it('writes the old value as the newest version and takes nothing away', async () => {
    await life.manifest('KEY=keyward://local/shop/key#value', 'PINNED=keyward://local/shop/key#value?version=2');
    const outcome = await rollBack(1);
    assert(outcome.kind === 'rolled-back');
    assert.deepEqual([outcome.version, outcome.verified], [4, true]);
    assert.equal(await life.world.stored(REF), 'one');
    for (const [index, text] of ['one', 'two', 'three'].entries()) assert.equal(await life.world.stored({ ...REF, version: index + 1 }), text);
    const plan = plans[0] ?? assert.fail();
    assert.deepEqual([plan.from.version, plan.current?.version, plan.pinned.map(({ name }) => name)], [1, 3, ['PINNED']]);
    assert.match(rollBackSentences(plan).join(' '), /version 1, made at .* Version 3 stays.*Still asking for an old version: PINNED/);
    assert.match(rollBackNotice(outcome).what, /has the value of version 1 again, as version 4/);
  });

  it('says what cannot be gone back to, and what can', async () => {
    assert.deepEqual(await rollBack(3), { kind: 'is-current', version: 3 });
    const none = await rollBack(7);
    assert.match(rollBackNotice(none).next, /Earlier versions are 2, 1\./);
    assert.deepEqual(plans, []);
  });

  it('writes nothing when a version was made meanwhile', async () => {
    const outcome = await rollBack(1, () => life.store(PLACE.path, 'four'));
    assert.equal(outcome.kind, 'conflict');
    assert.equal(await life.world.stored(REF), 'four');
    assert.equal((await life.meta(PLACE.path)).versions.length, 4);
  });

  it('is written down as a rotation', async () => {
    await rollBack(1);
    const entries = valueOf(await queryAuditLog(`${life.world.home}/audit`, { eventTypes: ['SECRET_ROTATE'] }));
    assert.deepEqual(entries.map(({ action, result }) => [action, result]), [['roll-back', 'pending'], ['roll-back', 'success']]);
  });
});

describe('create', () => {
  let life: SecretLife;
  beforeEach(async () => { life = await SecretLife.start(); });

  async function create(secret: Partial<NewSecret>, entered?: string): ReturnType<typeof createSecret> {
    const ports = await life.rotatePorts();
    return createSecret({ ref: REF, meta: { type: 'api-key', tags: ['shop'] }, ...secret }, {
      ...ports, enterValue: () => Promise.resolve(entered === undefined ? undefined : SecretValue.fromText(entered)),
    });
  }

  it('stores what was entered, with its metadata', async () => {
    assert.deepEqual(await create({}, 'typed'), { kind: 'created', ref: REF, version: 1, verified: true });
    assert.equal(await life.world.stored(REF), 'typed');
    const { type, tags } = await life.meta(PLACE.path);
    assert.deepEqual([type, tags], ['api-key', ['shop']]);
  });

  it('makes a value, and asks for none', async () => {
    assert.equal((await create({ generate: { kind: 'hex', bytes: 16 } })).kind, 'created');
    assert.match(await life.world.stored(REF), /^[0-9a-f]{32}$/);
  });

  it('gives the public half of a key pair', async () => {
    const outcome = await create({ generate: { kind: 'ec-key', curve: 'P-256' } });
    assert(outcome.kind === 'created');
    assert.match(outcome.publicKey ?? '', /PUBLIC KEY/);
  });

  it('stores nothing over a secret, nor without a value', async () => {
    assert.equal((await create({})).kind, 'cancelled');
    await life.store(PLACE.path, 'there');
    const outcome = await create({}, 'typed');
    assert(outcome.kind === 'failed' && outcome.error.kind === 'already-exists');
    assert.equal(await life.world.stored(REF), 'there');
  });
});
