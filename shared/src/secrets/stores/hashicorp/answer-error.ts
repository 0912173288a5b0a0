import type { StoreOperation, VaultError } from '../../../core/model/vault-error';
import { unreachable } from '../../../core/exhaustive';
import type { AnswerKind } from './transport/answer-kind';
import type { VaultAnswer } from './transport/vault-api';

/** What was asked, as far as an error speaks of it. */
export interface Asked {
  readonly store: string;
  readonly operation: StoreOperation;
  /** The secret or folder. */
  readonly name: string;
  readonly mount: string;
}

/**
 * An answer that is not the one that was hoped for, as the error that people see. `denied` means that the sign-in is good and
 * lacks a permission: who asks has made sure of that. Nothing but the kind and the status of the answer gets out.
 */
export function answerError({ kind, status, retryAfterSeconds }: Pick<VaultAnswer, 'kind' | 'status' | 'retryAfterSeconds'>, asked: Asked): VaultError {
  const { store, name, mount, operation } = asked;
  switch (kind) {
    case 'not-found':
    case 'gone-version': return { kind: 'not-found', store, name };
    case 'no-route': return { kind: 'wrong-engine', store, mount, reason: 'missing' };
    case 'no-namespace': return { kind: 'wrong-engine', store, mount, reason: 'namespace' };
    case 'conflict':
    case 'check-and-set-required': return { kind: 'conflict', store };
    case 'denied': return { kind: 'forbidden', store, operation };
    case 'credentials-refused':
    case 'not-renewable': return { kind: 'unauthenticated', store, reason: 'refused' };
    case 'wrapping-token-invalid': return { kind: 'unwrapped-before', store };
    case 'unsupported': return { kind: 'unsupported', store, operation };
    case 'too-large': return { kind: 'invalid-value', reason: 'too-large' };
    case 'rate-limited': return { kind: 'rate-limited', store, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
    case 'sealed': return { kind: 'sealed', store };
    case 'bad-request': return refusedRequest(asked);
    case 'not-replicated':
    case 'standby':
    case 'server-error': return { kind: 'unreachable', store, code: SERVER_CODES[kind] ?? `HTTP_${status}` };
    case 'ok':
    case 'health':
    case 'wrong-path': return { kind: 'bad-answer', store, reason: 'unexpected' };
    default: return unreachable(kind);
  }
}

/** What people see as the code of a cluster that has no leader at the moment. */
export const NO_ACTIVE_NODE = 'NO_ACTIVE_NODE';

const SERVER_CODES: Readonly<Partial<Record<AnswerKind, string>>> = { 'standby': NO_ACTIVE_NODE, 'not-replicated': 'NOT_REPLICATED' };

/**
 * The servers refuse names with characters that their Unicode tables do not call printable, and those tables are older or
 * newer than ours. With a name of plain letters it is something else.
 */
function refusedRequest({ store, name }: Asked): VaultError {
  return /^[\x20-\x7e]*$/.test(name) ? { kind: 'bad-answer', store, reason: 'unexpected' } : { kind: 'invalid-name', reason: 'forbidden-character' };
}
