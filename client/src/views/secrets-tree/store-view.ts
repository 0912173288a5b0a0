import { safeText } from '../../../../shared/src/core/text/safe-text';
import type { KeySlotKind, StoreConnection, StoreState, StoreStatus } from '../../../../shared/src/secrets/store';
import type { StoreType } from '../../../../shared/src/core/model/store-type';
import type { Translate } from '../../prompts/translate';
import type { FollowedStore } from '../store-follower';
import { storeTypeText } from '../store-type-text';
import { dateOf } from '../words';
import type { Words } from '../words';
import type { ItemView } from './item-view';

/** A store whose answer is still awaited says so; one that is gone has nothing but its name. */
export function storeView(name: string, store: FollowedStore | undefined, { t }: Words): ItemView {
  const status = store?.status;
  const label = safeText(name);
  const state = status === undefined ? t('asking…') : stateText(status, t);
  // The state first: what stands last is cut off where the view is narrow.
  const parts = [state, hostOf(status?.connection)].filter((part) => part !== '');
  return {
    id: `store:${name}`,
    label,
    ...(parts.length === 0 ? {} : { description: parts.join(' · ') }),
    ...look(store),
    context: storeWords(store).join(' '),
    expands: store?.identity.type === 'local' ? 'expanded' : 'collapsed',
    spoken: [t('Store {0}', label), ...parts].join(', '),
  };
}

/** What one would want to see before one trusts a store. */
export function storeTooltip(name: string, store: FollowedStore | undefined, words: Words): readonly string[] {
  const { t } = words;
  const status = store?.status;
  return [
    t('Store {0}', safeText(name)),
    ...(store === undefined ? [] : [storeTypeText(store.identity.type, t)]),
    ...(status === undefined || status.state === 'ready' ? [] : [stateText(status, t)]),
    ...connectionLines(status, words),
    ...(status?.waysIn === undefined ? [] : [t('Opens with: {0}', status.waysIn.map((way) => wayInText(way, t)).join(', '))]),
  ];
}

function connectionLines(status: StoreStatus | undefined, words: Words): readonly string[] {
  if (status?.connection === undefined) return [];
  const { t } = words;
  const { endpoint, tls, account, expires } = status.connection;
  const ends = expires === undefined ? undefined : dateOf(expires, words);
  return [
    t('Address: {0}', safeText(endpoint)),
    ...(tls === undefined ? [] : [t('Encryption: {0}', safeText(tls))]),
    ...(account === undefined ? [] : [t('Signed in as: {0}', safeText(account))]),
    ...(ends === undefined ? [] : [t('Sign-in ends: {0}', ends)]),
  ];
}

function look(store: FollowedStore | undefined): Pick<ItemView, 'icon' | 'tone'> {
  const state = store?.status?.state;
  switch (state) {
    case undefined: return { icon: 'loading~spin' };
    case 'ready': return { icon: TYPE_ICONS[store?.identity.type ?? 'local'] };
    case 'locked':
    case 'locked-out': return { icon: 'lock' };
    case 'missing': return { icon: TYPE_ICONS[store?.identity.type ?? 'local'], tone: 'dimmed' };
    case 'unauthenticated': return { icon: 'account', tone: 'warning' };
    case 'damaged': return { icon: 'error', tone: 'error' };
    case 'sealed':
    case 'unreachable':
    case 'denied': return { icon: 'warning', tone: 'warning' };
  }
}

function storeWords(store: FollowedStore | undefined): readonly string[] {
  if (store === undefined) return ['store'];
  const { identity: { type, capabilities }, status } = store;
  const state = status?.state;
  return [
    'store', type, ...(state === undefined ? [] : [stateWord(state, capabilities.lockable)]),
    ...(capabilities.lockable ? ['lockable'] : []),
    ...(capabilities.signIn ? ['signin'] : []), ...(state === 'unauthenticated' ? ['signedout'] : []),
    ...(type === 'local' ? [] : ['configured']),
  ];
}

/** Unlocking is offered by the word `locked`, and only a vault of ours can be: other stores wait for one, or for the desktop. */
function stateWord(state: StoreState, isLockable: boolean): string {
  if (state === 'ready') return 'open';
  return state === 'locked' && !isLockable ? 'waiting' : state;
}

function hostOf(connection: StoreConnection | undefined): string {
  if (connection === undefined) return '';
  return safeText(URL.canParse(connection.endpoint) ? new URL(connection.endpoint).host : connection.endpoint);
}

function stateText({ state, error, name }: StoreStatus, t: Translate): string {
  switch (state) {
    case 'ready': return '';
    case 'locked': return error?.kind === 'locked' && error.store !== name ? t('waits for {0}', safeText(error.store)) : t('locked');
    case 'locked-out': return t('locked for a while');
    case 'missing': return t('not created yet');
    case 'damaged': return t('damaged');
    case 'sealed': return t('sealed');
    case 'unreachable': return t('not reachable');
    case 'denied': return t('access denied');
    case 'unauthenticated': return t('not signed in');
  }
}

function wayInText(way: KeySlotKind, t: Translate): string {
  switch (way) {
    case 'password': return t('password');
    case 'keychain': return t('keychain');
    case 'recovery-code': return t('recovery code');
    case 'external': return t('key from outside');
  }
}

const TYPE_ICONS: Readonly<Record<StoreType, string>> = {
  local: 'archive', keychain: 'key', hashicorp: 'server', aws: 'cloud', azure: 'cloud', kubernetes: 'server-environment', failover: 'layers',
};
