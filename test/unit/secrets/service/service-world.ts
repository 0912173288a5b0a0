import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../../shared/src/core/result';
import type { Policy } from '../../../../shared/src/secrets/policy/policy';
import { DEFAULT_POLICY } from '../../../../shared/src/secrets/policy/policy';
import { parsePolicy } from '../../../../shared/src/secrets/policy/parse-policy';
import { fixedPolicy } from '../../../../shared/src/secrets/policy/policy-source';
import type { Caller, Confirm, SecretService } from '../../../../shared/src/secrets/service';
import { createSecretService } from '../../../../shared/src/secrets/service/secret-service';
import type { Store } from '../../../../shared/src/secrets/store';
import { fixedStores } from '../../../../shared/src/secrets/store-source';
import { MemoryAuditLog } from '../../../support/memory-audit-log';

export const PERSON: Caller = { kind: 'person', agentId: 'me', component: 'cli', sessionId: 's1' };
export const AGENT: Caller = { kind: 'agent', agentId: 'bot', component: 'mcp', sessionId: 's2' };

export const yes: Confirm = () => Promise.resolve(true);
export const no: Confirm = () => Promise.resolve(false);

export interface ServiceWorld {
  readonly audit: MemoryAuditLog;
  readonly service: SecretService;
}

/** The service over these stores, with a log in memory. */
export function serviceOver(stores: readonly Store[], caller: Caller = PERSON, policy: Policy = DEFAULT_POLICY): ServiceWorld {
  const audit = new MemoryAuditLog();
  let count = 0;
  const service = createSecretService({
    stores: fixedStores(stores), audit, policy: fixedPolicy(policy), caller,
    now: () => new Date('2026-01-02T03:04:05Z'), ids: () => `c${(count += 1)}`,
  });
  return { audit, service };
}

/** A policy in which the agent has what these lines of one role say. */
export function agentPolicy(...rules: readonly string[]): Policy {
  return parsePolicy([
    'version: 1', 'agents:', '  bot: { kind: mcp, roles: [some] }', 'roles:', '  some:', ...rules.map((rule) => `    - ${rule}`),
  ].join('\n'), 'policy.yaml');
}

/** Puts a version with these fields into a store, past the service. */
export async function stock(store: Store, path: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const values = new Map(Object.entries(fields).map(([name, text]) => [name, SecretValue.fromText(text)]));
  const meta = { type: 'database-credential', tags: ['shop'], owner: 'ann', rule: 'keyward/x' } as const;
  const written = await store.replace({ path, expected: 'any', meta }, values);
  if (!written.ok) throw new Error(written.error.kind);
}

export async function fieldsOf(store: Store, path: string, version?: number): Promise<Readonly<Record<string, string>> | undefined> {
  const read = await store.readAll(path, version);
  return read.ok ? Object.fromEntries([...read.value.fields].map(([name, value]) => [name, value.text()])) : undefined;
}

export function isDisposed(value: SecretValue): boolean {
  try {
    value.bytes();
    return false;
  } catch {
    return true;
  }
}

export function kindOf(result: Result<unknown, VaultError>): string {
  return result.ok ? 'ok' : result.error.kind;
}
