import type { AuditEventType } from '../../core/model/audit-event';
import type { SecretRef } from '../../core/model/secret-ref';
import type { Outlet } from '../policy/decide';
import type { Capability } from '../policy/policy';
import type { ConfigChange, Purpose, PutOptions } from '../service';

/** One thing that somebody wants to do: what policy decides about, and what the log calls it. */
export interface Operation {
  readonly eventType: AuditEventType;
  readonly action: string;
  readonly capability: Capability;
  readonly outlet: Outlet;
  readonly scope: 'secret' | 'below';
  readonly store: string;
  readonly path: string;
  /** As the log shows it: `path#field`, a prefix, or nothing. */
  readonly secretName: string;
  readonly version: number | null;
  /** The argument list of the process that will get the value. */
  readonly command?: readonly string[];
}

type SecretAction = 'describe' | 'put' | 'rotate' | 'roll-back' | 'copy-from' | 'copy-to' | 'delete' | 'undelete' | 'destroy';
type StoreAction = 'create' | 'unlock' | 'lock' | 'restore' | 'add-way-in' | 'remove-way-in' | ConfigChange['kind'];
type Kind = Pick<Operation, 'eventType' | 'capability' | 'outlet'>;

const SECRET_ACTIONS: Readonly<Record<SecretAction, Kind>> = {
  describe: { eventType: 'SECRET_LIST', capability: 'LIST', outlet: 'none' },
  put: { eventType: 'SECRET_WRITE', capability: 'WRITE', outlet: 'none' },
  'rotate': { eventType: 'SECRET_ROTATE', capability: 'ROTATE', outlet: 'none' },
  'roll-back': { eventType: 'SECRET_ROTATE', capability: 'ROTATE', outlet: 'none' },
  /** Whoever copies a secret to where he may read it has read it. */
  'copy-from': { eventType: 'SECRET_READ', capability: 'READ', outlet: 'copy' },
  'copy-to': { eventType: 'SECRET_WRITE', capability: 'WRITE', outlet: 'none' },
  delete: { eventType: 'SECRET_DELETE', capability: 'DELETE', outlet: 'none' },
  undelete: { eventType: 'SECRET_WRITE', capability: 'DELETE', outlet: 'none' },
  destroy: { eventType: 'SECRET_DELETE', capability: 'DELETE', outlet: 'destroy' },
};

/** Whoever compares learns whether a guess is right, so that is a use like putting the value into a process. */
const PURPOSES: Readonly<Record<Purpose['kind'], Kind>> = {
  inject: { eventType: 'SECRET_READ', capability: 'USE', outlet: 'inject' },
  compare: { eventType: 'SECRET_READ', capability: 'USE', outlet: 'compare' },
  reveal: { eventType: 'SECRET_READ', capability: 'READ', outlet: 'reveal' },
  copy: { eventType: 'SECRET_READ', capability: 'READ', outlet: 'copy' },
  export: { eventType: 'SECRET_EXPORT', capability: 'READ', outlet: 'export' },
};

const STORE_ACTIONS: Readonly<Record<StoreAction, AuditEventType>> = {
  'create': 'CONFIG_CHANGE',
  'unlock': 'UNLOCK',
  'lock': 'LOCK',
  'restore': 'CONFIG_CHANGE',
  'add-way-in': 'PERMISSION_CHANGE',
  'remove-way-in': 'PERMISSION_CHANGE',
  'add-store': 'CONFIG_CHANGE',
  'remove-store': 'CONFIG_CHANGE',
  'default-store': 'CONFIG_CHANGE',
};

export function secretOperation(action: SecretAction, ref: SecretRef): Operation {
  return { ...SECRET_ACTIONS[action], action, ...placeOf(ref) };
}

export function putOperation(ref: SecretRef, act: PutOptions['act'] = 'store'): Operation {
  return secretOperation(act === 'rotate' ? 'rotate' : 'put', ref);
}

export function signInOperation(action: 'sign-in' | 'sign-out', store: string, way?: string): Operation {
  return {
    eventType: action === 'sign-in' ? 'UNLOCK' : 'LOCK', action: way === undefined ? action : `${action}:${way}`, capability: 'ADMIN',
    outlet: 'none', scope: 'secret', store, path: '', secretName: '', version: null,
  };
}

export function purposeOperation(purpose: Purpose, ref: SecretRef): Operation {
  const action = purpose.kind === 'inject' ? `inject:${purpose.name}` : purpose.kind;
  const operation = { ...PURPOSES[purpose.kind], action, ...placeOf(ref) };
  return purpose.kind === 'inject' && purpose.command !== undefined ? { ...operation, command: purpose.command } : operation;
}

export function listOperation(store: string, prefix: string): Operation {
  return {
    eventType: 'SECRET_LIST', action: 'list', capability: 'LIST', outlet: 'none', scope: 'below', store, path: prefix,
    secretName: prefix, version: null,
  };
}

export function logOperation(): Operation {
  return {
    eventType: 'SECRET_LIST', action: 'read-log', capability: 'AUDIT', outlet: 'none', scope: 'secret', store: '', path: '',
    secretName: '', version: null,
  };
}

/** `detail` says which key slot is meant, where one is. */
export function storeOperation(action: StoreAction, store: string, detail?: string): Operation {
  return {
    eventType: STORE_ACTIONS[action], action: detail === undefined ? action : `${action}:${detail}`, capability: 'ADMIN',
    outlet: 'none', scope: 'secret', store, path: '', secretName: '', version: null,
  };
}

function placeOf(ref: SecretRef): Pick<Operation, 'scope' | 'store' | 'path' | 'secretName' | 'version'> {
  return {
    scope: 'secret', store: ref.store, path: ref.path, secretName: `${ref.path}#${ref.field}`, version: ref.version ?? null,
  };
}
