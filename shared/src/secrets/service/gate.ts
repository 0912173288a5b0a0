import type { AuditEvent, AuditEventType, AuditResult } from '../../core/model/audit-event';
import type { VaultError } from '../../core/model/vault-error';
import { DEFAULT_FIELD, isReserved } from '../../core/reference';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { AuditLog } from '../audit/audit-log';
import { decide } from '../policy/decide';
import type { Decision } from '../policy/decide';
import type { Policy } from '../policy/policy';
import type { PolicySource } from '../policy/policy-source';
import type { Caller, Confirm, RecordedEvent, RecordedOperation } from '../service';
import type { Listing, StoreEntry } from '../store';
import type { Operation } from './operation';
import { listOperation, secretOperation } from './operation';

export interface GateOptions {
  readonly audit: AuditLog;
  readonly policy: PolicySource;
  readonly caller: Caller;
  readonly now: () => Date;
  readonly ids: () => string;
}

export interface PassOptions<T> {
  /** Asked where the decision is `ask`; without one such an operation is refused. */
  readonly confirm?: Confirm | undefined;
  /** The version that the outcome names. */
  readonly version?: (value: T) => number;
  /** Zeroes a result that cannot be given out because its outcome could not be written. */
  readonly discard?: (value: T) => Promise<void> | void;
}

/** One operation on its way through: what every one of its entries in the log has in common. */
interface Passage {
  readonly operation: Operation;
  readonly decision: Decision;
  readonly correlationId: string;
}

/**
 * The order that nothing may leave out: policy → audit intent → confirmation → work → audit outcome. Whatever fails on
 * the way, an outcome is written, and where that fails as well, the result is thrown away and the operation has failed.
 */
export class Gate {
  readonly #options: GateOptions;
  /** Requests that the person said yes to, for rules that ask once a session. */
  readonly #confirmed = new Set<string>();

  constructor(options: GateOptions) {
    this.#options = options;
  }

  async pass<T>(
    operation: Operation, work: () => Promise<Result<T, VaultError>>, options: PassOptions<T> = {},
  ): Promise<Result<T, VaultError>> {
    const policy = await this.#options.policy.current();
    const passage = { operation, decision: this.#decide(policy, operation), correlationId: this.#options.ids() };
    if (passage.decision.effect === 'deny') return this.#refuse(passage, policy);
    const intent = await this.#append(passage, operation.eventType, 'intent', 'pending', operation.version);
    if (!intent.ok) return intent;
    return this.#settle(passage, () => this.#confirmThen(passage, options.confirm, work), options);
  }

  /** The decision alone, for what touches no store. Where a person would have to be asked, the answer is no. */
  async check(operation: Operation): Promise<Result<void, VaultError>> {
    const policy = await this.#options.policy.current();
    const decision = this.#decide(policy, operation);
    if (decision.effect === 'allow') return ok();
    return this.#refuse({ operation, decision, correlationId: this.#options.ids() }, policy);
  }

  /** Writes the outcome of something that has happened already. Its own error goes first, then the log's. */
  async recordResult(operation: Operation, result: Result<void, VaultError>): Promise<Result<void, VaultError>> {
    const decision: Decision = { effect: 'allow', ruleId: 'default/always', reason: 'locking is always possible' };
    const passage = { operation, decision, correlationId: this.#options.ids() };
    const written = await this.#append(passage, operation.eventType, 'outcome', resultOf(result), null);
    return result.ok ? written : result;
  }

  async record(event: RecordedEvent): Promise<Result<void, VaultError>> {
    return this.#appendRecord(event, this.#options.ids());
  }

  /** Intent, work, outcome; policy has no say in it. What cannot be written down is taken back. */
  async recordAround<T, E extends { readonly kind: string }>(
    operation: RecordedOperation, work: () => Promise<Result<T, E>>, takeBack?: (value: T) => Promise<void>,
  ): Promise<Result<T, E | VaultError>> {
    const correlationId = this.#options.ids();
    const intent = await this.#appendRecord({ ...operation, phase: 'intent', result: 'pending' }, correlationId);
    if (!intent.ok) return intent;
    let result: Result<T, E>;
    try {
      result = await work();
    } catch (error) {
      await this.#appendRecord({ ...operation, phase: 'outcome', result: 'failure' }, correlationId);
      throw error;
    }
    const outcome = await this.#appendRecord({ ...operation, phase: 'outcome', result: resultOf(result) }, correlationId);
    if (outcome.ok) return result;
    if (result.ok) await takeBack?.(result.value);
    return outcome;
  }

  /** What of a listing this caller may know of. Our own sign-ins are nobody's to see. */
  async visible(store: string, { entries, complete }: Listing): Promise<Listing> {
    const policy = await this.#options.policy.current();
    const mayKnow = ({ kind, path }: StoreEntry): boolean => {
      if (isReserved(path)) return false;
      const operation = kind === 'folder' ? listOperation(store, path) : secretOperation('describe', { store, path, field: DEFAULT_FIELD });
      return this.#decide(policy, operation).effect !== 'deny';
    };
    return { entries: entries.filter(mayKnow), complete };
  }

  #decide(policy: Policy, operation: Operation): Decision {
    const { caller, now } = this.#options;
    const { capability, outlet, store, path, scope, command } = operation;
    return decide(policy, { caller, capability, outlet, store, path, scope }, {
      now: now(), confirmedInSession: this.#confirmed.has(requestKey(operation)), ...(command === undefined ? {} : { command }),
    });
  }

  async #refuse(passage: Passage, policy: Policy): Promise<Result<never, VaultError>> {
    const written = await this.#append(passage, 'ACCESS_DENIED', 'outcome', 'denied', passage.operation.version);
    if (!written.ok) return written;
    const { ruleId, reason } = passage.decision;
    return err(policy.kind === 'broken' ? brokenPolicy(policy) : { kind: 'denied', ruleId, reason });
  }

  async #confirmThen<T>(
    { decision, operation }: Passage, confirm: Confirm | undefined, work: () => Promise<Result<T, VaultError>>,
  ): Promise<Result<T, VaultError>> {
    if (decision.effect === 'ask') {
      if (confirm === undefined) return err({ kind: 'confirmation-needed', reason: decision.reason });
      if (!await confirm()) return err({ kind: 'cancelled' });
      this.#confirmed.add(requestKey(operation));
    }
    return work();
  }

  /** Does the work and writes its outcome, also when the work throws. A result whose outcome is not on disk is discarded. */
  async #settle<T>(
    passage: Passage, work: () => Promise<Result<T, VaultError>>, options: PassOptions<T>,
  ): Promise<Result<T, VaultError>> {
    const { eventType, version } = passage.operation;
    let result: Result<T, VaultError>;
    try {
      result = await work();
    } catch (error) {
      await this.#append(passage, eventType, 'outcome', 'failure', version);
      throw error;
    }
    let released = false;
    try {
      const found = result.ok ? options.version?.(result.value) : undefined;
      const written = await this.#append(passage, eventType, 'outcome', resultOf(result), found ?? version);
      released = written.ok;
      return written.ok ? result : written;
    } finally {
      if (!released && result.ok) await options.discard?.(result.value);
    }
  }

  async #append(
    { operation, decision, correlationId }: Passage, type: AuditEventType, phase: AuditEvent['phase'], result: AuditResult,
    version: number | null,
  ): Promise<Result<void, VaultError>> {
    const written = await this.#options.audit.append({
      ...this.#callerFields(),
      event_type: type,
      secret_name: operation.secretName,
      action: operation.action,
      result,
      permission_validation: `${decision.effect} ${decision.ruleId}`,
      correlation_id: correlationId,
      phase,
      store: operation.store,
      secret_version: version,
    });
    return written.ok ? ok() : written;
  }

  async #appendRecord(event: RecordedEvent, correlationId: string): Promise<Result<void, VaultError>> {
    const written = await this.#options.audit.append({
      ...this.#callerFields(), ...event, permission_validation: 'none', correlation_id: correlationId, secret_version: null,
    });
    return written.ok ? ok() : written;
  }

  #callerFields(): Pick<AuditEvent, 'agent_id' | 'session_id' | 'component' | 'source_ip'> {
    const { agentId, sessionId, component } = this.#options.caller;
    return { agent_id: agentId, session_id: sessionId, component, source_ip: 'local' };
  }
}

/** A yes holds for the same act on the same secret only. */
function requestKey({ capability, outlet, store, path }: Operation): string {
  return JSON.stringify([capability, outlet, store, path]);
}

function resultOf(result: Result<unknown, { readonly kind: string }>): AuditResult {
  if (result.ok) return 'success';
  switch (result.error.kind) {
    case 'cancelled': return 'cancelled';
    case 'denied':
    case 'confirmation-needed': return 'denied';
    default: return 'failure';
  }
}

function brokenPolicy({ file, line }: Extract<Policy, { readonly kind: 'broken' }>): VaultError {
  return line === undefined ? { kind: 'policy-broken', file } : { kind: 'policy-broken', file, line };
}
