import assert from 'node:assert/strict';
import { DEFAULT_POLICY } from '../../../../shared/src/secrets/policy/policy';
import { fixedPolicy } from '../../../../shared/src/secrets/policy/policy-source';
import { createSecretService } from '../../../../shared/src/secrets/service/secret-service';
import { fixedStores } from '../../../../shared/src/secrets/store-source';
import { MemoryAuditLog } from '../../../support/memory-audit-log';
import { MemoryStore } from '../../../support/memory-store';

describe('SecretService: one store of several', () => {
  function world() {
    const audit = new MemoryAuditLog();
    const asked: string[] = [];
    const stores = ['near', 'far'].map((name) => {
      const store = new MemoryStore(name);
      const status = store.status.bind(store);
      store.status = () => {
        asked.push(name);
        return status();
      };
      return store;
    });
    const service = createSecretService({
      stores: fixedStores(stores), audit, policy: fixedPolicy(DEFAULT_POLICY), now: () => new Date(), ids: () => 'id',
      caller: { kind: 'person', agentId: 'me', component: 'editor', sessionId: 's' },
    });
    return { service, audit, asked };
  }

  it('is named with the others, in their order, without asking any', async () => {
    const { service, audit, asked } = world();
    assert.deepEqual((await service.configured()).map(({ name, type }) => `${name} ${type}`), ['near local', 'far local']);
    assert.deepEqual([asked, audit.events], [[], []]);
  });

  it('is asked for its state alone, and nothing is written down for it', async () => {
    const { service, audit, asked } = world();
    assert.equal((await service.status('far'))?.state, 'ready');
    assert.equal(await service.status('nowhere'), undefined);
    assert.deepEqual([asked, audit.events], [['far'], []]);
  });
});
