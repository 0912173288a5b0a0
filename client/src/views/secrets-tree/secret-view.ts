import type { SecretMeta, VersionMeta } from '../../../../shared/src/core/model/secret-meta';
import type { SecretType } from '../../../../shared/src/core/model/secret-type';
import { checkPath, isReserved } from '../../../../shared/src/core/reference';
import { MASK } from '../../../../shared/src/core/redact/mask';
import { safeText } from '../../../../shared/src/core/text/safe-text';
import { currentVersion } from '../../../../shared/src/flows/versions';
import type { StoreCapabilities } from '../../../../shared/src/secrets/store';
import type { Translate } from '../../prompts/translate';
import { expiryOf } from '../expiry';
import type { Expiry } from '../expiry';
import { secretTypeText } from '../secret-type-text';
import { dateOf } from '../words';
import type { Words } from '../words';
import { lastSegment } from './folder-level';
import type { ItemView } from './item-view';
import type { FieldNode, SecretNode, VersionNode } from './node';

type Capabilities = Pick<StoreCapabilities, 'versions' | 'fields' | 'undelete'> | undefined;

/** `meta` is what is known by now: nothing, where listing names says nothing more and nobody asked yet. */
export function secretView(node: SecretNode, meta: SecretMeta | undefined, capabilities: Capabilities, words: Words): ItemView {
  const { ref } = node;
  const { t } = words;
  const label = safeText(lastSegment(ref.path));
  const id = `secret:${ref.store}/${ref.path}`;
  if (checkPath(ref.path) !== undefined || isReserved(ref.path)) {
    const description = t('this name cannot be used here');
    return { id, label, description, icon: 'warning', tone: 'warning', context: 'unusable', expands: 'no', spoken: `${label}, ${description}` };
  }
  const several = (meta?.fields.length ?? 1) > 1;
  const deleted = meta !== undefined && isDeleted(meta);
  const expiry = deleted ? 'none' : expiryOf(meta?.expires, words.now());
  const shown = several ? t('{0} fields', meta?.fields.length ?? 0) : MASK;
  const badges = [...expiryBadge(expiry, t), ...(node.looksLikeAnother === true ? [t('another name looks the same')] : [])];
  return {
    id, label,
    description: deleted ? t('deleted') : [shown, ...badges].join(' · '),
    icon: deleted ? 'trash' : TYPE_ICONS[meta?.type ?? 'generic'],
    ...toneOf(deleted ? 'dimmed' : TONES[expiry]),
    context: secretWords(meta, capabilities).join(' '),
    expands: several || deleted || capabilities?.versions !== 'none' || meta === undefined ? 'collapsed' : 'no',
    spoken: [label, typeOf(meta, t), deleted ? t('deleted') : t('value hidden'), ...badges].join(', '),
  };
}

export function fieldView({ ref, meta }: FieldNode, { t }: Words): ItemView {
  const label = safeText(ref.field);
  return {
    id: `field:${ref.store}/${ref.path}#${ref.field}`, label, description: MASK, icon: TYPE_ICONS[meta.type],
    context: 'secret field', expands: 'no', spoken: t('Field {0}, value hidden', label),
  };
}

export function versionView({ ref, meta, version }: VersionNode, words: Words): ItemView {
  const { t } = words;
  const label = t('Version {0}', version.version);
  const state = versionStateText(version.state, t);
  const date = dateOf(version.created, words);
  const lives = version.state === 'current' || version.state === 'previous';
  const isValue = lives && meta.fields.length <= 1;
  return {
    id: `version:${ref.store}/${ref.path}@${version.version}`, label,
    // An earlier version is told by its time and its icon; a word more would push the time out of a narrow view.
    description: version.state === 'previous' && date !== undefined ? date : [state, ...(date === undefined ? [] : [date])].join(' · '),
    icon: VERSION_ICONS[version.state],
    ...toneOf(lives ? undefined : 'dimmed'),
    // Menus of a deleted secret ask for the word `deleted`: bringing back is about a whole one.
    context: ['version', lives ? version.state : 'gone', ...(isValue ? ['secret'] : [])].join(' '),
    expands: 'no',
    spoken: [label, state, ...(date === undefined ? [] : [date])].join(', '),
  };
}

/** Reading it without a version finds nothing. A store that keeps no versions lists only what is there. */
export function isDeleted(meta: Pick<SecretMeta, 'versions'>): boolean {
  return meta.versions.length > 0 && currentVersion(meta) === undefined;
}

/** A copy; stores list versions in orders of their own. */
export function newestFirst(versions: readonly VersionMeta[]): readonly VersionMeta[] {
  return [...versions].sort((one, other) => other.version - one.version);
}

/** Lines of plain text; what a store said goes through `safeText`. */
export function secretTooltip({ ref }: SecretNode | FieldNode, meta: SecretMeta | undefined, words: Words): readonly string[] {
  const { t } = words;
  if (meta === undefined) return [safeText(ref.path)];
  const current = currentVersion(meta);
  const expiry = expiryOf(meta.expires, words.now());
  return [
    safeText(meta.path),
    ...(isDeleted(meta) ? [t('Deleted')] : []),
    ...(meta.type === 'generic' ? [] : [t('Type: {0}', secretTypeText(meta.type, t))]),
    ...(meta.fields.length > 1 ? [t('Fields: {0}', meta.fields.map((field) => safeText(field)).join(', '))] : []),
    ...timeLine(meta.created, (time) => t('Created: {0}', time), words),
    ...timeLine(meta.updated, (time) => t('Changed: {0}', time), words),
    ...(current === undefined ? [] : [t('Version: {0}', current.version)]),
    ...(meta.expires === undefined ? [] : timeLine(meta.expires, (time) => t('Expires: {0}', time), words)),
    ...(expiry === 'none' ? [] : [EXPIRY_ADVICE[expiry](t)]),
    ...(meta.owner === undefined ? [] : [t('Owner: {0}', safeText(meta.owner))]),
    ...(meta.tags.length === 0 ? [] : [t('Tags: {0}', meta.tags.map((tag) => safeText(tag)).join(', '))]),
  ];
}

export function versionTooltip({ ref, version }: VersionNode, words: Words): readonly string[] {
  const { t } = words;
  return [
    safeText(ref.path), t('Version {0}', version.version), versionStateText(version.state, t),
    ...timeLine(version.created, (time) => t('Created: {0}', time), words),
  ];
}

function secretWords(meta: SecretMeta | undefined, capabilities: Capabilities): readonly string[] {
  if (meta !== undefined && isDeleted(meta)) return [capabilities?.undelete === true ? 'deleted' : 'gone'];
  return [
    (meta?.fields.length ?? 1) > 1 ? 'group' : 'secret', 'entry',
    ...(capabilities?.fields === true ? ['fields'] : []), ...(capabilities?.versions === 'none' ? [] : ['versions']),
  ];
}

function toneOf(tone: ItemView['tone']): Pick<ItemView, 'tone'> {
  return tone === undefined ? {} : { tone };
}

function typeOf(meta: SecretMeta | undefined, t: Translate): string {
  return secretTypeText(meta?.type ?? 'generic', t);
}

function timeLine(iso: string, line: (time: string) => string, words: Words): readonly string[] {
  const time = dateOf(iso, words);
  return time === undefined ? [] : [line(time)];
}

function expiryBadge(expiry: Expiry, t: Translate): readonly string[] {
  switch (expiry) {
    case 'none': return [];
    case 'due': return [t('due')];
    case 'overdue': return [t('overdue')];
    case 'expired': return [t('expired')];
  }
}

function versionStateText(state: VersionMeta['state'], t: Translate): string {
  switch (state) {
    case 'current': return t('current');
    case 'previous': return t('previous');
    case 'deleted': return t('deleted');
    case 'destroyed': return t('destroyed');
  }
}

const EXPIRY_ADVICE: Readonly<Record<Exclude<Expiry, 'none'>, (t: Translate) => string>> = {
  due: (t) => t('It expires soon: time to rotate it.'),
  overdue: (t) => t('It expires in a day or two: rotate it now.'),
  expired: (t) => t('It has expired: rotate it.'),
};

const TONES: Readonly<Record<Expiry, ItemView['tone']>> = { none: undefined, due: undefined, overdue: 'warning', expired: 'error' };

const VERSION_ICONS: Readonly<Record<VersionMeta['state'], string>> = {
  current: 'circle-filled', previous: 'history', deleted: 'trash', destroyed: 'circle-slash',
};

const TYPE_ICONS: Readonly<Record<SecretType, string>> = {
  'api-key': 'key', 'database-credential': 'database', 'jwt-signing-key': 'shield', 'service-token': 'key',
  'encryption-key': 'lock', 'internal-token': 'key', 'infrastructure-credential': 'server', password: 'lock',
  'private-key': 'shield', 'webhook-url': 'link', certificate: 'verified', generic: 'key',
};
