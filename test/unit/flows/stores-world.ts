import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { DEFAULT_FIELD, parseReference } from '../../../shared/src/core/reference';
import { fixedPolicy } from '../../../shared/src/secrets/policy/policy-source';
import { DEFAULT_POLICY } from '../../../shared/src/secrets/policy/policy';
import type { SecretService } from '../../../shared/src/secrets/service';
import { createSecretService } from '../../../shared/src/secrets/service/secret-service';
import { fixedStores } from '../../../shared/src/secrets/store-source';
import { valueOf } from '../../support/local-vault';
import { MemoryAuditLog } from '../../support/memory-audit-log';
import { MemoryStore } from '../../support/memory-store';
import { FlowWorld } from './flow-world';

/** Several stores behind one service, for what a real server cannot be made to answer on demand. */
export class StoresWorld extends FlowWorld {
  readonly local = new MemoryStore('local');
  readonly team = new MemoryStore('team');
  readonly spare = new MemoryStore('spare');
  readonly #service: SecretService = createSecretService({
    stores: fixedStores([this.local, this.team, this.spare]), audit: new MemoryAuditLog(), policy: fixedPolicy(DEFAULT_POLICY),
    now: () => new Date(), ids: () => 'id', caller: { kind: 'person', agentId: 'user', component: 'cli', sessionId: 'test' },
  });

  override service(): Promise<SecretService> {
    return Promise.resolve(this.#service);
  }

  async storeIn(store: 'local' | 'team' | 'spare', path: string, text: string): Promise<void> {
    const value = SecretValue.fromText(text);
    valueOf(await this.#service.put({ store, path, field: DEFAULT_FIELD }, value, { expected: 'any', meta: {} }));
    value.dispose();
  }

  /** A manifest that this user approved. */
  async approved(...lines: readonly string[]): Promise<void> {
    this.write('keyward.env', `${lines.join('\n')}\n`);
    const requests = lines.map((line) => {
      const equals = line.indexOf('=');
      return { name: line.slice(0, equals), ref: valueOf(parseReference(line.slice(equals + 1))) };
    });
    valueOf(await this.approvals.approve(this.project, requests));
  }
}
