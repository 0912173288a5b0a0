import type { StoreEntry } from '../../../shared/src/core/config/user-config';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { localTime } from '../../../shared/src/core/text/local-time';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { StoreConnection, StoreStatus } from '../../../shared/src/secrets/store';
import type { TextOutput } from '../context';
import { describeHere } from './describe-here';
import { reportMessage } from './report-message';

export interface StatusReport {
  readonly status: StoreStatus;
  readonly isDefault: boolean;
}

/** A store's state with everything that one would want to see before one trusts it, and the next step where it has one. */
export function reportStatus(output: TextOutput, { status, isDefault }: StatusReport): void {
  const { name, type, state, waysIn, connection, error } = status;
  output.write(`${output.paint('bold', safeText(name))} (${type}${isDefault ? ', default' : ''}): ${stateText(status)}\n`);
  if (waysIn !== undefined) output.write(`  opens with: ${waysIn.join(', ')}\n`);
  if (waysIn?.length === 1) {
    output.write(`  ${output.paint('yellow', 'Only one way in:')} make a recovery code with "keyward secret recovery-code".\n`);
  }
  if (connection !== undefined) reportConnection(output, connection);
  if (error === undefined || state === 'ready') return;
  reportMessage(output, isAboutKeeper(status) ? { ...describeHere(error), next: statusNext(name) } : describeHere(error));
}

export function reportConnection(output: TextOutput, { endpoint, tls, account, expires }: StoreConnection): void {
  output.write(`  server: ${safeText(endpoint)}, ${tls ?? 'not encrypted, on this machine only'}\n`);
  if (account === undefined) return;
  output.write(`  signed in as: ${safeText(account)}${expires === undefined ? '' : `, until ${localTime(expires)}`}\n`);
}

/** For programs: the same, with the problem's kind beside its sentences. */
export function statusJson({ status, isDefault }: StatusReport): Record<string, unknown> {
  const { name, type, state, waysIn, connection, error } = status;
  return {
    name, type, state, default: isDefault,
    ...(waysIn === undefined ? {} : { waysIn }),
    ...(connection === undefined ? {} : { connection }),
    ...(error === undefined ? {} : { problem: problemJson(error) }),
  };
}

export function problemJson(error: VaultError): Record<string, unknown> {
  const { what, next } = describeHere(error);
  return { kind: error.kind, what, next };
}

/** Where a store keeps its secrets, in a few words. */
export function placeOf(entry: StoreEntry): string {
  if (entry.type === 'keychain') return 'this machine\'s keychain';
  const { address, namespace, mount, prefix } = entry;
  return [`${address}/${namespace === undefined ? '' : `${namespace}/`}${mount}`, ...(prefix === undefined ? [] : [prefix])].join('/');
}

/** A server whose sign-in rests in a vault that this command did not open, or could not. */
function isAboutKeeper({ state, type, error }: StoreStatus): boolean {
  return state === 'locked' && type !== 'local' && error?.kind === 'locked';
}

/** A vault that another command opened is locked again: no "keyward unlock" before it helps. */
function statusNext(store: string): string {
  return `"keyward store status ${safeText(store)}" asks for the vault's password in a terminal, and so does each command that uses the store. `
    + 'Otherwise give it: --password-fd 3 3<password-file';
}

function stateText(status: StoreStatus): string {
  const { state } = status;
  if (isAboutKeeper(status)) return 'not signed in here: the store that remembers the sign-in is locked';
  return STATE[state];
}

const STATE: Readonly<Record<StoreStatus['state'], string>> = {
  'ready': 'open',
  'locked': 'locked',
  'missing': 'no vault yet; the first "keyward fix" or "keyward secret init" does it',
  'locked-out': 'closed for a while after too many wrong passwords',
  'damaged': 'damaged',
  'sealed': 'sealed',
  'unreachable': 'cannot be reached',
  'denied': 'access denied',
  'unauthenticated': 'not signed in',
};
