import { describe, describeInOneLine } from '../../../../shared/src/core/messages/describe';
import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import type { SecretRef } from '../../../../shared/src/core/model/secret-ref';
import type { StoreStatus } from '../../../../shared/src/secrets/store';
import type { Translate } from '../../prompts/translate';
import { problemOf } from '../status';
import type { NoticeNode } from './node';

/** What a store that cannot be browsed shows in place of its names: why, and the step that leads out of it. */
export function stateNotices(status: StoreStatus, t: Translate): readonly NoticeNode[] {
  switch (status.state) {
    case 'ready': return [];
    case 'locked': return lockedNotices(status, t);
    case 'missing': return [create(status.name, t)];
    case 'unauthenticated':
      return errorNotices(status.name, status.error ?? { kind: 'unauthenticated', store: status.name }, t);
    case 'sealed': return errorNotices(status.name, status.error ?? { kind: 'sealed', store: status.name }, t);
    default: return errorNotices(status.name, problemOf(status), t);
  }
}

/** What failed, and what can be done from here. `place` is the folder that could not be listed. */
export function errorNotices(store: string, error: VaultError, t: Translate, place = ''): readonly NoticeNode[] {
  const { what, next } = describe(error);
  const steps = stepsOf(error);
  const said: NoticeNode = {
    kind: 'notice', store, key: `${place}:problem`, label: what, icon: isWaiting(error) ? 'warning' : 'error', detail: describeInOneLine(error), error,
    // Where a line below does the next step, the words for it would only be in the way.
    ...(steps.length === 0 ? { hint: next } : {}),
  };
  return [said, ...steps.map((step) => stepNotice(store, step, t, place))];
}

/** The lock may be another one's: a sign-in rests in the local vault, and a keychain is unlocked by the desktop. */
function lockedNotices({ name, error, capabilities }: StoreStatus, t: Translate): readonly NoticeNode[] {
  if (error !== undefined && error.kind !== 'locked') return errorNotices(name, error, t);
  const vault = capabilities.lockable ? name : (error?.store ?? name);
  return [{
    kind: 'notice', store: vault, key: `unlock for ${name}`, label: t('Unlock {0}…', vault), icon: 'lock', command: 'keyward.unlock',
    ...(vault === name ? {} : { hint: t('the sign-in rests there') }),
    detail: vault === name
      ? t('The vault is locked: its names are hidden as well.')
      : t('The sign-in to {0} rests in {1}, which is locked.', name, vault),
  }];
}

function create(store: string, t: Translate): NoticeNode {
  return {
    kind: 'notice', store, key: 'create', label: t('Create {0}…', store), icon: 'add', command: 'keyward.createVault',
    detail: t('The first "Move to vault" makes it as well.'),
  };
}

export function onlyOneWayIn(store: string, t: Translate): NoticeNode {
  return {
    kind: 'notice', store, key: 'one-way-in', label: t('Save a recovery code…'), hint: t('only one way in'), icon: 'warning',
    command: 'keyward.saveRecoveryCode', detail: t('If the keychain or the password is lost, so are the secrets.'),
  };
}

export function empty(store: string, t: Translate): NoticeNode {
  return {
    kind: 'notice', store, key: 'empty', label: t('No secrets yet: add one…'), icon: 'add', command: 'keyward.newSecret',
    detail: t('Or use "Move to vault" on a finding in your code.'),
  };
}

/** A store that lists only so many names at once. */
export function moreThanListed(store: string, prefix: string, t: Translate): NoticeNode {
  return {
    kind: 'notice', store, key: `${prefix}:more`, label: t('There are more names than the store lists'), icon: 'info',
    detail: t('A secret that is not listed can still be used by its reference.'),
  };
}

export function restoreDeleted(ref: SecretRef, t: Translate): NoticeNode {
  return {
    kind: 'notice', store: ref.store, key: `${ref.path}:restore`, label: t('Restore deleted secret'), icon: 'discard', command: 'keyward.undeleteSecret',
    argument: { ref }, detail: t('The secret is deleted, and its versions are still there.'),
  };
}

/** config.yaml is broken: at the top of the view, since no store but the local one is there. */
export function brokenConfig(error: VaultError, t: Translate): NoticeNode {
  return {
    kind: 'notice', store: '', key: 'config', label: t('Open config.yaml to mend it…'), hint: describe(error).what, icon: 'error',
    detail: describeInOneLine(error), command: 'keyward.openConfig', error,
  };
}

export function nothingMatches(store: string, whole: boolean, t: Translate): NoticeNode {
  return whole
    ? { kind: 'notice', store, key: 'no-match', label: t('No name matches the filter'), icon: 'filter', detail: t('Clear the filter to see everything.') }
    : partlyFiltered(store, t);
}

export function partlyFiltered(store: string, t: Translate): NoticeNode {
  return {
    kind: 'notice', store, key: 'partly', label: t('Only folders that were opened are filtered'), icon: 'filter', command: 'keyward.findSecret',
    detail: t('"Find Secret" asks the store for all its names.'),
  };
}

type Step = 'try-again' | 'sign-in';

/** Steps that a click does. What only a person elsewhere can do is in the words. */
function stepsOf({ kind }: VaultError): readonly Step[] {
  switch (kind) {
    case 'unauthenticated':
    case 'unwrapped-before': return ['sign-in'];
    case 'forbidden': return ['try-again', 'sign-in'];
    case 'sealed':
    case 'unreachable':
    case 'timeout':
    case 'rate-limited':
    case 'tls':
    case 'bad-answer':
    case 'wrong-engine':
    case 'busy':
    case 'no-keyring':
    case 'keyring-locked':
    case 'audit-unavailable':
    case 'io': return ['try-again'];
    default: return [];
  }
}

function stepNotice(store: string, step: Step, t: Translate, place: string): NoticeNode {
  const key = `${place}:${step}`;
  return step === 'sign-in'
    ? { kind: 'notice', store, key, label: t('Sign in to {0}…', store), icon: 'sign-in', command: 'keyward.signIn', detail: t('Names and values are there after it.') }
    : { kind: 'notice', store, key, label: t('Try again'), icon: 'refresh', command: 'keyward.refreshStore', detail: t('Asks the store once more.') };
}

/** Nothing is broken: it takes a person, or a little time. */
function isWaiting({ kind }: VaultError): boolean {
  return kind === 'unauthenticated' || kind === 'sealed' || kind === 'rate-limited' || kind === 'keyring-locked';
}
