import assert from 'node:assert/strict';
import { err, ok } from '../../../../shared/src/core/result';
import { DEFAULT_POLICY } from '../../../../shared/src/secrets/policy/policy';
import { fixedPolicy } from '../../../../shared/src/secrets/policy/policy-source';
import { createSecretService } from '../../../../shared/src/secrets/service/secret-service';
import { MemoryAuditLog } from '../../../support/memory-audit-log';
import { AGENT, PERSON, serviceOver } from './service-world';

const CHANGE = { kind: 'add-store', store: 'team' } as const;

describe('SecretService: which stores there are', () => {
  it('is changed between its intent and its outcome', async () => {
    const { service, audit } = serviceOver([], PERSON, DEFAULT_POLICY);
    const seen: (readonly string[])[] = [];
    const done = await service.configure(CHANGE, () => {
      seen.push(audit.history());
      return Promise.resolve(ok());
    }, () => Promise.reject(new Error('nothing is taken back')));
    assert.equal(done.ok, true);
    assert.deepEqual(seen, [['intent CONFIG_CHANGE add-store pending']]);
    assert.deepEqual(audit.history(), ['intent CONFIG_CHANGE add-store pending', 'outcome CONFIG_CHANGE add-store success']);
    assert.deepEqual(audit.events.map(({ store, secret_name }) => [store, secret_name]), [['team', ''], ['team', '']]);
  });

  it('is not an agent\'s to change', async () => {
    const { service, audit } = serviceOver([], AGENT, DEFAULT_POLICY);
    const refused = await service.configure(CHANGE, () => Promise.reject(new Error('not done')), () => Promise.resolve());
    assert(!refused.ok && refused.error.kind === 'denied');
    assert.deepEqual(audit.history(), ['outcome ACCESS_DENIED add-store denied']);
  });

  it('stays as it was where the intent cannot be written, and is taken back where the outcome cannot', async () => {
    for (const phase of ['intent', 'outcome'] as const) {
      const { service, audit } = serviceOver([], PERSON, DEFAULT_POLICY);
      const did: string[] = [];
      audit.refuses = (event) => event.phase === phase;
      const failed = await service.configure(CHANGE, () => {
        did.push('done');
        return Promise.resolve(ok());
      }, () => {
        did.push('taken back');
        return Promise.resolve();
      });
      assert(!failed.ok && failed.error.kind === 'audit-unavailable');
      assert.deepEqual(did, phase === 'intent' ? [] : ['done', 'taken back'], phase);
    }
  });

  it('is said to be unknown for a reason where there is one', async () => {
    const problem = { kind: 'config-broken', file: 'config.yaml', reason: 'syntax' } as const;
    const service = createSecretService({
      stores: { current: () => Promise.resolve([]), problem: () => Promise.resolve(problem) }, audit: new MemoryAuditLog(),
      policy: fixedPolicy(DEFAULT_POLICY), caller: PERSON, now: () => new Date(0), ids: () => 'id',
    });
    assert.deepEqual(await service.browse('team'), { ok: false, error: problem });
  });

  it('says why the change was not made', async () => {
    const { service, audit } = serviceOver([], PERSON, DEFAULT_POLICY);
    const error = { kind: 'store-exists', store: 'team' } as const;
    assert.deepEqual(await service.configure(CHANGE, () => Promise.resolve(err(error)), () => Promise.resolve()), { ok: false, error });
    assert.equal(audit.history().at(-1), 'outcome CONFIG_CHANGE add-store failure');
  });
});
