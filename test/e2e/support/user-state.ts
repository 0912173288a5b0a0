import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AuditEvent } from '../../../shared/src/core/model/audit-event';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { openTestStore, readText, valueOf } from '../../support/local-vault';

/** What a user's folder holds, read beside the editor with the product's own reader of files. */
export class UserState {
  readonly #home: string;

  constructor(home: string) {
    this.#home = home;
  }

  hasVault(): boolean {
    return existsSync(path.join(this.#home, 'vaults', 'local', 'vault.json'));
  }

  /** The value of a secret, as the password opens it. */
  async valueOf(secret: string, password: string): Promise<string> {
    const store = await openTestStore(path.join(this.#home, 'vaults', 'local'));
    try {
      valueOf(await store.unlock({ kind: 'password', password: SecretValue.fromText(password) }));
      return await readText(store, secret);
    } finally {
      store.dispose();
    }
  }

  /** Every audit entry, oldest first. */
  audit(): readonly AuditEvent[] {
    const file = path.join(this.#home, 'audit', 'audit.jsonl');
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as AuditEvent);
  }

  /** Entries as `SECRET_READ reveal intent pending`, for one secret. */
  trail(secret: string): readonly string[] {
    return this.audit().filter(({ secret_name }) => secret_name.startsWith(secret))
      .map(({ event_type, action, phase, result }) => `${event_type} ${action} ${phase} ${result}`);
  }
}
