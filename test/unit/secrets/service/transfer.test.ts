import assert from 'node:assert/strict';
import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../../shared/src/core/result';
import type { SecretService } from '../../../../shared/src/secrets/service';
import type { StoredFields } from '../../../../shared/src/secrets/store';
import { MemoryStore } from '../../../support/memory-store';
import type { ServiceWorld } from './service-world';
import { AGENT, agentPolicy, fieldsOf, isDisposed, kindOf, no, serviceOver, stock, yes } from './service-world';

const FROM = { store: 'one', path: 'shop/db' };
const TO = { store: 'two', path: 'team/db' };
const FIELDS = { user: 'ann', password: ['made', 'up'].join('-') };

interface TransferWorld extends ServiceWorld {
  readonly one: MemoryStore;
  readonly two: MemoryStore;
}

/** `one` has a secret with two fields in two versions; what was called so far is forgotten. */
async function world(...given: Parameters<typeof serviceOver> extends [unknown, ...infer Rest] ? Rest : never): Promise<TransferWorld> {
  const [one, two] = [new MemoryStore('one'), new MemoryStore('two')];
  await stock(one, FROM.path, { user: 'ann', password: 'older' });
  await stock(one, FROM.path, FIELDS);
  one.calls.length = 0;
  return { one, two, ...serviceOver([one, two], ...given) };
}

function allDisposed({ one, two }: TransferWorld): boolean {
  return [...one.handedOut, ...two.handedOut].every(isDisposed);
}

describe('SecretService: copying', () => {
  it('takes the newest version with all fields and what is said of it, reads it back and compares', async () => {
    const made = await world();
    const { one, two, audit, service } = made;
    assert.deepEqual(await service.copy(FROM, TO, yes), { ok: true, value: { version: 1, verified: true } });
    assert.deepEqual([one.calls, two.calls], [['describe shop/db', 'readAll shop/db'], ['replace team/db', 'readAll team/db']]);
    assert(allDisposed(made));
    assert.deepEqual(await fieldsOf(two, TO.path), FIELDS);
    const meta = await two.describe(TO.path);
    assert(meta.ok);
    assert.deepEqual([meta.value.type, meta.value.tags, meta.value.owner, meta.value.rule], ['database-credential', ['shop'], 'ann', 'keyward/x']);
    assert.deepEqual(audit.history(), [
      'intent SECRET_WRITE copy-to pending', 'intent SECRET_READ copy-from pending',
      'outcome SECRET_READ copy-from success', 'outcome SECRET_WRITE copy-to success',
    ]);
    assert.deepEqual(audit.events.map(({ store, secret_version: version }) => [store, version]), [['two', null], ['one', null], ['one', 2], ['two', 1]]);
    assert(!JSON.stringify(audit.events).includes(FIELDS.password));
  });

  it('touches nothing without a yes', async () => {
    const made = await world();
    assert.equal(kindOf(await made.service.copy(FROM, TO, no)), 'cancelled');
    assert.deepEqual([made.one.calls, made.two.calls], [[], []]);
    assert.deepEqual(made.audit.history().slice(2), ['outcome SECRET_READ copy-from cancelled', 'outcome SECRET_WRITE copy-to cancelled']);
  });

  it('writes over nothing', async () => {
    const made = await world();
    await stock(made.two, TO.path, { value: 'theirs' });
    assert.equal(kindOf(await made.service.copy(FROM, TO, yes)), 'already-exists');
    assert.equal(kindOf(await made.service.copy(FROM, FROM, yes)), 'already-exists');
    assert.deepEqual(await fieldsOf(made.two, TO.path), { value: 'theirs' });
    assert(allDisposed({ ...made, two: new MemoryStore() }));
  });

  it('reads nothing where the target may not be written', async () => {
    const made = await world(AGENT, agentPolicy('{ capabilities: [READ, LIST], paths: ["one/*"] }'));
    assert.equal(kindOf(await made.service.copy(FROM, TO, yes)), 'denied');
    assert.deepEqual([made.one.calls, made.two.calls], [[], []]);
    assert.deepEqual(made.audit.history(), ['outcome ACCESS_DENIED copy-to denied']);
  });

  it('writes nothing where the source may not be read: to use it is not enough', async () => {
    const made = await world(AGENT, agentPolicy('{ capabilities: [USE, LIST], paths: ["one/*"] }', '{ capabilities: [WRITE], paths: ["two/*"] }'));
    assert.equal(kindOf(await made.service.copy(FROM, TO, yes)), 'denied');
    assert.deepEqual([made.one.calls, made.two.calls], [[], []]);
    assert.deepEqual(made.audit.history(), [
      'intent SECRET_WRITE copy-to pending', 'outcome ACCESS_DENIED copy-from denied', 'outcome SECRET_WRITE copy-to denied',
    ]);
  });

  it('asks once, also where both sides want a yes', async () => {
    const made = await world(AGENT, agentPolicy('{ capabilities: [READ], paths: ["one/*"] }', '{ capabilities: [WRITE], paths: ["two/*"], confirm: always }'));
    let asked = 0;
    assert.equal(kindOf(await made.service.copy(FROM, TO, () => Promise.resolve((asked += 1) > 0))), 'ok');
    assert.equal(asked, 1);
  });

  it('fits one value into a store without fields, and refuses more before anything is written', async () => {
    const made = await world();
    Object.assign(made.two.capabilities, { fields: false });
    const refused = await made.service.copy(FROM, TO, yes);
    assert.deepEqual(refused, { ok: false, error: { kind: 'unsupported', store: 'two', operation: 'several fields' } });
    await stock(made.one, 'odd', { user: 'ann' });
    assert.equal(kindOf(await made.service.copy({ store: 'one', path: 'odd' }, TO, yes)), 'unsupported');
    assert.deepEqual(made.two.calls, []);
    await stock(made.one, 'plain', { value: 'x' });
    assert.equal(kindOf(await made.service.copy({ store: 'one', path: 'plain' }, TO, yes)), 'ok');
    assert(allDisposed(made));
  });

  it('refuses what is too large for the target before anything is written', async () => {
    const made = await world();
    Object.assign(made.two.capabilities, { maxValueBytes: 4 });
    assert.deepEqual(await made.service.copy(FROM, TO, yes), { ok: false, error: { kind: 'invalid-value', reason: 'too-large' } });
    assert.deepEqual(made.two.calls, []);
    assert(allDisposed(made));
  });

  it('copies without what is said of a secret where only its values may be read', async () => {
    const made = await world();
    made.one.faults.describe = () => ({ ok: false, error: { kind: 'forbidden', store: 'one', operation: 'describe' } });
    assert.equal(kindOf(await made.service.copy(FROM, TO, yes)), 'ok');
    made.one.faults.describe = () => ({ ok: false, error: { kind: 'sealed', store: 'one' } });
    assert.equal(kindOf(await made.service.copy(FROM, { ...TO, path: 'other' }, yes)), 'sealed');
    assert.equal(await fieldsOf(made.two, 'other'), undefined);
  });

  it('copies nothing that was deleted', async () => {
    const made = await world();
    await made.one.delete(FROM.path);
    assert.equal(kindOf(await made.service.copy(FROM, TO, yes)), 'not-found');
    assert.deepEqual(made.two.calls, []);
  });

  it('says and logs which store is unknown', async () => {
    const { service, audit } = await world();
    assert.deepEqual(await service.copy(FROM, { ...TO, store: 'three' }, yes), { ok: false, error: { kind: 'unknown-store', store: 'three' } });
    assert.deepEqual(await service.copy({ ...FROM, store: 'none' }, TO, yes), { ok: false, error: { kind: 'unknown-store', store: 'none' } });
    assert.equal(audit.history().at(-1), 'outcome SECRET_WRITE copy-to failure');
  });

  it('never writes a secret under a name of Keyward\'s own, nor takes one from there', async () => {
    const { one, two, service } = await world();
    const own = '.keyward/sign-ins/team';
    for (const result of [await service.copy({ store: 'one', path: own }, TO, yes), await service.copy(FROM, { store: 'two', path: own }, yes)]) {
      assert.deepEqual(result, { ok: false, error: { kind: 'invalid-name', reason: 'reserved' } });
    }
    assert.deepEqual([one.calls, two.calls], [[], []]);
  });

  it('gives the value to no store when the log cannot take that it was read', async () => {
    const made = await world();
    made.audit.refuses = ({ phase, action }) => phase === 'outcome' && action === 'copy-from';
    assert.equal(kindOf(await made.service.copy(FROM, TO, yes)), 'audit-unavailable');
    assert.deepEqual(made.two.calls, []);
    assert.equal(made.one.handedOut.length, 2);
    assert(allDisposed(made));
  });

  it('reads nothing when the log cannot take an intent', async () => {
    for (const action of ['copy-to', 'copy-from']) {
      const made = await world();
      made.audit.refuses = (event) => event.phase === 'intent' && event.action === action;
      assert.equal(kindOf(await made.service.copy(FROM, TO, yes)), 'audit-unavailable');
      assert.deepEqual([made.one.handedOut.length, made.two.calls], [0, []]);
    }
  });

  it('leaves no value open when a store throws', async () => {
    const made = await world();
    made.two.faults.replace = () => { throw new Error('broken store'); };
    await assert.rejects(made.service.copy(FROM, TO, yes), /broken store/);
    assert(allDisposed(made));
    assert.equal(made.audit.history().at(-1), 'outcome SECRET_WRITE copy-to failure');
  });
});

describe('SecretService: rolling back', () => {
  const rollBack = (service: SecretService, from: number, newest: number): ReturnType<SecretService['rollBack']> => service.rollBack(FROM, { from, newest });

  it('writes the old version once more, with exactly its fields', async () => {
    const made = await world();
    await stock(made.one, FROM.path, { ...FIELDS, extra: 'x' });
    made.one.calls.length = 0;
    assert.deepEqual(await rollBack(made.service, 1, 3), { ok: true, value: { version: 4, verified: true } });
    assert.deepEqual(made.one.calls, ['readAll shop/db', 'replace shop/db', 'readAll shop/db']);
    assert.deepEqual(await fieldsOf(made.one, FROM.path), { user: 'ann', password: 'older' });
    assert.deepEqual(await fieldsOf(made.one, FROM.path, 2), FIELDS, 'nothing in between is lost');
    const meta = await made.one.describe(FROM.path);
    assert.deepEqual(meta.ok && [meta.value.type, meta.value.tags], ['database-credential', ['shop']]);
    assert.deepEqual(made.audit.history(), ['intent SECRET_ROTATE roll-back pending', 'outcome SECRET_ROTATE roll-back success']);
    assert.deepEqual(made.audit.events.map((event) => event.secret_version), [1, 4], 'which version was wanted, and which one it became');
    assert(made.one.handedOut.slice(0, 4).every(isDisposed));
  });

  it('does nothing when somebody was faster', async () => {
    const made = await world();
    await stock(made.one, FROM.path, { user: 'ben' });
    assert.equal(kindOf(await rollBack(made.service, 1, 2)), 'conflict');
    assert.deepEqual(await fieldsOf(made.one, FROM.path), { user: 'ben' });
    assert(made.one.handedOut.slice(0, 2).every(isDisposed));
  });

  it('has nothing to write where that version is not there', async () => {
    const made = await world();
    assert.equal(kindOf(await rollBack(made.service, 7, 2)), 'not-found');
    assert.deepEqual(made.one.calls, ['readAll shop/db']);
  });

  it('needs the right to rotate, not to read', async () => {
    const allowed = await world(AGENT, agentPolicy('{ capabilities: [ROTATE], paths: ["one/shop/*"] }'));
    assert.equal(kindOf(await rollBack(allowed.service, 1, 2)), 'confirmation-needed');
    assert.deepEqual(allowed.one.calls, []);
    assert.equal(kindOf(await allowed.service.rollBack(FROM, { from: 1, newest: 2 }, yes)), 'ok');
    const refused = await world(AGENT, agentPolicy('{ capabilities: [READ, WRITE], paths: ["one/shop/*"] }'));
    assert.equal(kindOf(await rollBack(refused.service, 1, 2)), 'denied');
    assert.deepEqual(refused.one.calls, []);
  });

  it('says when another value came back, and when none could be compared', async () => {
    const other = (): Map<string, SecretValue> => new Map([['user', SecretValue.fromText('ann')], ['password', SecretValue.fromText('other')]]);
    const more = (): Map<string, SecretValue> =>
      new Map(Object.entries({ user: 'ann', password: 'older', extra: 'x' }).map(([name, text]) => [name, SecretValue.fromText(text)]));
    const answers: readonly (readonly [() => Result<StoredFields, VaultError>, string])[] = [
      [() => ({ ok: true, value: { fields: other(), version: 3 } }), 'read-back-differs'],
      [() => ({ ok: true, value: { fields: new Map(), version: 3 } }), 'read-back-differs'],
      [() => ({ ok: true, value: { fields: more(), version: 3 } }), 'read-back-differs'],
      [() => ({ ok: false, error: { kind: 'timeout', store: 'one' } }), 'not-verified'],
      [() => ({ ok: false, error: { kind: 'forbidden', store: 'one', operation: 'read' } }), 'ok'],
    ];
    for (const [answer, expected] of answers) {
      const made = await world();
      let reads = 0;
      made.one.faults.readAll = () => ((reads += 1) === 1 ? undefined : answer());
      const result = await rollBack(made.service, 1, 2);
      assert.equal(kindOf(result), expected);
      if (result.ok) assert.deepEqual(result.value, { version: 3, verified: false });
      if (!result.ok && result.error.kind === 'not-verified') assert.equal(result.error.version, 3);
      assert(made.one.handedOut.every(isDisposed));
    }
  });

  it('reads the newest where a store keeps no other', async () => {
    const made = await world();
    Object.assign(made.one.capabilities, { versions: 'none' });
    const versions: (number | undefined)[] = [];
    const readAll = made.one.readAll.bind(made.one);
    made.one.readAll = (path, version) => {
      versions.push(version);
      return readAll(path, version);
    };
    await rollBack(made.service, 1, 2);
    assert.deepEqual(versions, [1, undefined]);
  });

  it('does nothing without its intent, and leaves no value open without its outcome', async () => {
    for (const phase of ['intent', 'outcome'] as const) {
      const made = await world();
      made.audit.refuses = (event) => event.phase === phase;
      assert.equal(kindOf(await rollBack(made.service, 1, 2)), 'audit-unavailable');
      if (phase === 'intent') assert.deepEqual(made.one.calls, []);
      assert(made.one.handedOut.every(isDisposed));
    }
  });

  it('refuses names of Keyward\'s own', async () => {
    const { service } = await world();
    const result = await service.rollBack({ store: 'one', path: '.keyward/sign-ins/team' }, { from: 1, newest: 2 });
    assert.deepEqual(result, { ok: false, error: { kind: 'invalid-name', reason: 'reserved' } });
  });
});
