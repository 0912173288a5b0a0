import assert from 'node:assert/strict';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../../shared/src/core/result';
import { err, ok } from '../../../../shared/src/core/result';
import { DEFAULT_POLICY } from '../../../../shared/src/secrets/policy/policy';
import type { Policy } from '../../../../shared/src/secrets/policy/policy';
import { parsePolicy } from '../../../../shared/src/secrets/policy/parse-policy';
import type { Caller, Purpose, PutOptions, SecretService } from '../../../../shared/src/secrets/service';
import { MemoryStore } from '../../../support/memory-store';
import type { ServiceWorld } from './service-world';
import { AGENT, isDisposed, no, PERSON, serviceOver, yes } from './service-world';

const REF = { store: 'memory', path: 'shop/key', field: 'value' };
const NEW: PutOptions = { expected: 'new', meta: { type: 'api-key' } };
const VALUE = ['made', 'up', 'value'].join('-');

interface World extends ServiceWorld {
  readonly store: MemoryStore;
}

function world(caller: Caller = PERSON, policy: Policy = DEFAULT_POLICY): World {
  const store = new MemoryStore();
  return { store, ...serviceOver([store], caller, policy) };
}

/** A world in which the secret is stored already; calls and entries so far are forgotten. */
async function stocked(caller: Caller = PERSON, policy: Policy = DEFAULT_POLICY): Promise<World> {
  const made = world(caller, policy);
  await made.store.write({ path: REF.path, field: REF.field, ...NEW }, SecretValue.fromText(VALUE));
  made.store.calls.length = 0;
  return made;
}

describe('SecretService: storing', () => {
  it('writes, reads back, compares and says so', async () => {
    const { service, store, audit } = world();
    const value = SecretValue.fromText(VALUE);
    assert.deepEqual(await service.put(REF, value, NEW), { ok: true, value: { version: 1, verified: true } });
    assert.deepEqual(store.calls, ['write shop/key#value', 'read shop/key#value']);
    assert.deepEqual(audit.history(), ['intent SECRET_WRITE put pending', 'outcome SECRET_WRITE put success']);
    assert.deepEqual(audit.events.map((event) => event.secret_version), [null, 1]);
    assert.equal(new Set(audit.events.map((event) => event.correlation_id)).size, 1);
    assert(!isDisposed(value), 'the caller keeps the value');
    assert(store.handedOut.every(isDisposed), 'what was read back is zeroed');
  });

  it('says that nothing could be compared where the store denies reading', async () => {
    const { service, store } = world();
    store.faults.read = () => ({ ok: false, error: { kind: 'denied', ruleId: 'store', reason: '403' } });
    assert.deepEqual(await service.put(REF, SecretValue.fromText(VALUE), NEW), { ok: true, value: { version: 1, verified: false } });
  });

  it('fails when another value comes back', async () => {
    const { service, store, audit } = world();
    const other = SecretValue.fromText('something else');
    store.faults.read = () => ({ ok: true, value: { value: other, version: 1 } });
    const result = await service.put(REF, SecretValue.fromText(VALUE), NEW);
    assert.deepEqual(result, { ok: false, error: { kind: 'read-back-differs', store: 'memory', name: 'shop/key' } });
    assert(isDisposed(other));
    assert.equal(audit.history().at(-1), 'outcome SECRET_WRITE put failure');
  });

  it('says that it was written but not compared when the store stops answering in between', async () => {
    const { service, store } = world();
    store.faults.read = () => ({ ok: false, error: { kind: 'timeout', store: 'memory' } });
    const result = await service.put(REF, SecretValue.fromText(VALUE), NEW);
    assert.deepEqual(result, { ok: false, error: { kind: 'not-verified', store: 'memory', name: 'shop/key', version: 1 } });
  });

  it('refuses an empty value, one that is too large and a pinned version before the store is touched', async () => {
    const { service, store } = world();
    const put = (text: string, ref = REF): ReturnType<SecretService['put']> => service.put(ref, SecretValue.fromText(text), NEW);
    assert.deepEqual(await put(''), { ok: false, error: { kind: 'invalid-value', reason: 'empty' } });
    assert.deepEqual(await put('x'.repeat(1025)), { ok: false, error: { kind: 'invalid-value', reason: 'too-large' } });
    const pinned = await put('x', { ...REF, version: 2 } as typeof REF);
    assert(!pinned.ok && pinned.error.kind === 'unsupported');
    assert.deepEqual(store.calls, []);
    assert.equal((await put('x'.repeat(1024))).ok, true, 'the largest that the store takes');
  });

  it('reads back what it wrote: that very version, or simply the value where a store has none', async () => {
    for (const versions of ['numbered', 'none'] as const) {
      const { service, store } = world();
      Object.assign(store.capabilities, { versions });
      const targets: unknown[] = [];
      const read = store.read.bind(store);
      store.read = (target) => {
        targets.push(target);
        return read(target);
      };
      assert.equal((await service.put(REF, SecretValue.fromText(VALUE), NEW)).ok, true);
      assert.deepEqual(targets, [{ path: 'shop/key', field: 'value', ...(versions === 'none' ? {} : { version: 1 }) }]);
    }
  });
});

describe('SecretService: using', () => {
  const purposes: readonly (readonly [Purpose, string])[] = [
    [{ kind: 'inject', name: 'STRIPE_KEY' }, 'SECRET_READ inject:STRIPE_KEY'],
    [{ kind: 'compare' }, 'SECRET_READ compare'],
    [{ kind: 'reveal', confirm: yes }, 'SECRET_READ reveal'],
    [{ kind: 'copy', confirm: yes }, 'SECRET_READ copy'],
    [{ kind: 'export', confirm: yes }, 'SECRET_EXPORT export'],
  ];
  for (const [purpose, entry] of purposes) {
    it(`hands the value over for ${purpose.kind} after the outcome is written, then zeroes it`, async () => {
      const { service, store, audit } = await stocked();
      const result = await service.use(REF, purpose, (value) => {
        assert.deepEqual(audit.history(), [`intent ${entry} pending`, `outcome ${entry} success`]);
        return value.text() === VALUE;
      });
      assert.deepEqual(result, { ok: true, value: true });
      assert.equal(store.handedOut.length, 1);
      assert(store.handedOut.every(isDisposed));
    });
  }

  it('zeroes the value when the callback throws', async () => {
    const { service, store } = await stocked();
    await assert.rejects(service.use(REF, { kind: 'compare' }, () => { throw new Error('mine'); }), /mine/);
    assert(store.handedOut.every(isDisposed));
  });

  it('takes a cancelled confirmation for an outcome and does not touch the store', async () => {
    const { service, store, audit } = await stocked();
    const result = await service.use(REF, { kind: 'reveal', confirm: no }, () => assert.fail('called'));
    assert.deepEqual(result, { ok: false, error: { kind: 'cancelled' } });
    assert.deepEqual(store.calls, []);
    assert.deepEqual(audit.history(), ['intent SECRET_READ reveal pending', 'outcome SECRET_READ reveal cancelled']);
  });

  it('writes an outcome when the question itself fails', async () => {
    const { service, store, audit } = await stocked();
    const confirm = (): Promise<boolean> => Promise.reject(new Error('window closed'));
    await assert.rejects(service.use(REF, { kind: 'reveal', confirm }, () => assert.fail('called')), /window closed/);
    assert.deepEqual(store.calls, []);
    assert.equal(audit.history().at(-1), 'outcome SECRET_READ reveal failure');
  });
});

describe('SecretService: fails closed', () => {
  it('does not touch the store when the intent cannot be written', async () => {
    const { service, store, audit } = await stocked();
    audit.refuses = () => true;
    const unavailable = { kind: 'audit-unavailable', file: 'audit.jsonl', code: 'ENOSPC' };
    const attempts = [
      service.browse('memory'), service.describe(REF), service.put(REF, SecretValue.fromText(VALUE), NEW),
      service.use(REF, { kind: 'reveal', confirm: () => assert.fail('asked') }, () => assert.fail('called')),
      service.delete(REF), service.undelete(REF), service.destroy(REF, () => assert.fail('asked')),
    ];
    for (const result of await Promise.all<{ ok: boolean }>(attempts)) {
      assert.deepEqual(result, { ok: false, error: unavailable });
    }
    assert.deepEqual(store.calls, []);
  });

  it('zeroes the value and does not call back when the outcome cannot be written', async () => {
    const { service, store, audit } = await stocked();
    audit.refuses = (event) => event.phase === 'outcome';
    const result = await service.use(REF, { kind: 'compare' }, () => assert.fail('called'));
    assert.equal(!result.ok && result.error.kind, 'audit-unavailable');
    assert.equal(store.handedOut.length, 1);
    assert(store.handedOut.every(isDisposed));
  });

  it('writes an outcome when a store throws', async () => {
    const { service, store, audit } = await stocked();
    store.faults.read = () => { throw new Error('broken store'); };
    await assert.rejects(service.use(REF, { kind: 'compare' }, () => assert.fail('called')), /broken store/);
    assert.equal(audit.history().at(-1), 'outcome SECRET_READ compare failure');
  });

  it('refuses everything but locking under a broken policy, and says so in the log', async () => {
    const { service, store, audit } = await stocked(PERSON, { kind: 'broken', file: 'policy.yaml', line: 7 });
    const result = await service.use(REF, { kind: 'compare' }, () => assert.fail('called'));
    assert.deepEqual(result, { ok: false, error: { kind: 'policy-broken', file: 'policy.yaml', line: 7 } });
    assert.deepEqual(store.calls, []);
    assert.deepEqual(audit.history(), ['outcome ACCESS_DENIED compare denied']);
    assert.equal(audit.events[0]?.permission_validation, 'deny policy/broken');
  });
});

describe('SecretService: agents', () => {
  it('gives them nothing by default, and logs each attempt under their name', async () => {
    const { service, store, audit } = await stocked(AGENT);
    const attempts = [
      service.browse('memory'), service.describe(REF), service.put(REF, SecretValue.fromText(VALUE), NEW),
      service.use(REF, { kind: 'inject', name: 'A' }, () => assert.fail('called')),
      service.use(REF, { kind: 'reveal', confirm: yes }, () => assert.fail('called')),
      service.delete(REF), service.undelete(REF), service.destroy(REF, yes),
      service.create('memory', { way: { kind: 'keychain' } }), service.unlock('memory', { kind: 'keychain' }),
      service.addWayIn('memory', { kind: 'recovery-code' }), service.removeWayIn('memory', 'password'),
    ];
    for (const result of await Promise.all<{ ok: boolean }>(attempts)) {
      assert.deepEqual(result, { ok: false, error: { kind: 'denied', ruleId: 'default/agent', reason: 'this agent has no permissions' } });
    }
    assert.deepEqual(store.calls, []);
    assert.equal(audit.events.length, attempts.length);
    for (const event of audit.events) {
      assert.equal(event.agent_id, 'bot');
      assert.equal(event.event_type, 'ACCESS_DENIED');
    }
  });

  it('lets the person read the log and writes nothing for it, and refuses an agent', async () => {
    const [person, agent] = [world(), world(AGENT)];
    assert.equal((await person.service.mayReadLog()).ok, true);
    assert.deepEqual(person.audit.events, []);
    assert.equal((await agent.service.mayReadLog()).ok, false);
    assert.deepEqual(agent.audit.history(), ['outcome ACCESS_DENIED read-log denied']);
  });

  it('shows them only the names that they may list', async () => {
    const policy = parsePolicy([
      'version: 1', 'agents:', '  bot: { kind: mcp, roles: [shop] }', 'roles:', '  shop:',
      '    - { capabilities: [LIST], paths: ["memory/shop/*"] }',
    ].join('\n'), 'policy.yaml');
    const { service, store } = await stocked(AGENT, policy);
    await store.write({ path: 'other/key', field: 'value', ...NEW }, SecretValue.fromText(VALUE));
    const listed = await service.browse('memory');
    assert(listed.ok);
    assert.deepEqual(listed.value.entries.map(({ path }) => path), ['shop/key']);
    assert.equal((await service.browse('memory', 'other/')).ok, false);
  });

  it('asks the person once a session where the rule says so, and each time otherwise', async () => {
    const policy = parsePolicy([
      'version: 1', 'agents:', '  bot: { kind: mcp, roles: [shop] }', 'roles:', '  shop:',
      '    - { capabilities: [USE], paths: ["memory/shop/*"], confirm: session, commands: [[npm, test]] }',
    ].join('\n'), 'policy.yaml');
    const { service } = await stocked(AGENT, policy);
    let asked = 0;
    const confirm = (): Promise<boolean> => Promise.resolve((asked += 1) > 0);
    const run = (command: readonly string[]): Promise<{ ok: boolean }> =>
      service.use(REF, { kind: 'inject', name: 'A', command, confirm }, () => 0);
    assert.equal((await run(['npm', 'test', '--silent'])).ok, true);
    assert.equal((await run(['npm', 'test'])).ok, true);
    assert.equal(asked, 1);
    assert.equal((await run(['npm', 'publish'])).ok, false);
    const unasked = await (await stocked(AGENT, policy)).service.use(REF, { kind: 'inject', name: 'A', command: ['npm', 'test'] }, () => 0);
    assert.equal(!unasked.ok && unasked.error.kind, 'confirmation-needed');
  });
});

describe('SecretService: names and stores', () => {
  it('brings names into one form before anything is decided or written', async () => {
    const { service, audit } = world();
    const decomposed = { ...REF, path: 'cle\u0301' };
    assert.equal((await service.put(decomposed, SecretValue.fromText(VALUE), NEW)).ok, true);
    assert.equal(audit.events[0]?.secret_name, 'cl\u00e9#value');
    const found = await service.describe({ ...REF, path: 'cl\u00e9' });
    assert.equal(found.ok, true);
  });

  for (const path of ['', '../up', 'a//b', 'a\u0000b', 'a\u202eb', 'a?b']) {
    it(`refuses the name ${JSON.stringify(path)} without touching anything`, async () => {
      const { service, store } = world();
      const result = await service.use({ ...REF, path }, { kind: 'compare' }, () => assert.fail('called'));
      assert.equal(!result.ok && result.error.kind, 'invalid-name');
      assert.deepEqual(store.calls, []);
    });
  }

  it('says and logs that a store is unknown', async () => {
    const { service, audit } = world();
    const result = await service.browse('team');
    assert.deepEqual(result, { ok: false, error: { kind: 'unknown-store', store: 'team' } });
    assert.equal(audit.history().at(-1), 'outcome SECRET_LIST list failure');
  });

  it('deletes, brings back and destroys, the last only after a yes', async () => {
    const { service, store, audit } = await stocked();
    assert.deepEqual(await service.delete(REF), { ok: true, value: { undoable: true } });
    assert.equal((await service.undelete(REF)).ok, true);
    assert.equal((await service.destroy(REF, no)).ok, false);
    assert.equal((await service.destroy(REF, yes)).ok, true);
    assert.deepEqual(store.calls, ['delete shop/key', 'undelete shop/key', 'destroy shop/key']);
    assert.deepEqual(audit.history().filter((line) => line.startsWith('outcome')), [
      'outcome SECRET_DELETE delete success', 'outcome SECRET_WRITE undelete success',
      'outcome SECRET_DELETE destroy cancelled', 'outcome SECRET_DELETE destroy success',
    ]);
  });

  it('says that a store without a lock has none', async () => {
    const { service, audit } = world();
    const result = await service.unlock('memory', { kind: 'keychain' });
    assert.deepEqual(result, { ok: false, error: { kind: 'unsupported', store: 'memory', operation: 'unlock' } });
    assert.deepEqual(audit.history(), ['intent UNLOCK unlock:keychain pending', 'outcome UNLOCK unlock:keychain failure']);
  });

  it('records what touches no store', async () => {
    const { service, audit } = world();
    await service.record({ event_type: 'RUN', secret_name: '', action: 'run', result: 'success', phase: 'outcome', store: '' });
    assert.deepEqual(audit.history(), ['outcome RUN run success']);
    assert.equal(audit.events[0]?.component, 'cli');
  });

  const RUN = { event_type: 'RUN', secret_name: '', action: 'run', store: '' } as const;

  it('records what touches no store before and after, as one operation', async () => {
    for (const [result, written] of [
      [ok(7), 'success'], [err({ kind: 'cancelled' }), 'cancelled'], [err({ kind: 'not-started' }), 'failure'],
    ] as const) {
      const { service, audit } = world();
      const answer = await service.recordAround(RUN, () => {
        assert.deepEqual(audit.history(), ['intent RUN run pending']);
        return Promise.resolve<Result<number, { readonly kind: string }>>(result);
      });
      assert.deepEqual(answer, result);
      assert.deepEqual(audit.history(), ['intent RUN run pending', `outcome RUN run ${written}`]);
      assert.equal(new Set(audit.events.map(({ correlation_id }) => correlation_id)).size, 1);
    }
  });

  it('does nothing without its intent, and takes back what has no outcome', async () => {
    for (const phase of ['intent', 'outcome'] as const) {
      const { service, audit } = world();
      audit.refuses = (event) => event.phase === phase;
      const done: string[] = [];
      const answer = await service.recordAround(
        RUN,
        () => { done.push('work'); return Promise.resolve(ok(7)); },
        (value) => { done.push(`take back ${value}`); return Promise.resolve(); },
      );
      assert(!answer.ok && answer.error.kind === 'audit-unavailable');
      assert.deepEqual(done, phase === 'intent' ? [] : ['work', 'take back 7']);
    }
  });

  it('records that the work threw', async () => {
    const { service, audit } = world();
    await assert.rejects(service.recordAround(RUN, () => Promise.reject(new Error('mine'))), /mine/);
    assert.deepEqual(audit.history(), ['intent RUN run pending', 'outcome RUN run failure']);
  });

  it('never writes the value into the log', async () => {
    const { service, audit } = world();
    await service.put(REF, SecretValue.fromText(VALUE), NEW);
    await service.use(REF, { kind: 'reveal', confirm: yes }, () => 0);
    assert(!JSON.stringify(audit.events).includes(VALUE));
  });
});
