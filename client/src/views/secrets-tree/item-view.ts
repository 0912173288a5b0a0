import { MASK } from '../../../../shared/src/core/redact/mask';
import type { SecretMeta } from '../../../../shared/src/core/model/secret-meta';
import type { SecretType } from '../../../../shared/src/core/model/secret-type';
import { unreachable } from '../../../../shared/src/core/exhaustive';
import { safeText } from '../../../../shared/src/core/text/safe-text';
import type { StoreState, StoreStatus } from '../../../../shared/src/secrets/store';
import type { CommandId } from '../../commands/command-id';
import type { Translate } from '../../prompts/translate';
import { lastSegment } from './folder-level';
import type { FieldNode, FolderNode, NoticeNode, PageNode, SecretNode, TreeNode } from './node';

/** How a line looks, in the editor's terms but without the editor. */
export interface ItemView {
  /** Stays the same when the line is made again, so that selection and expansion stay. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** A name from https://code.visualstudio.com/api/references/icons-in-labels. */
  readonly icon: string;
  /** Words for `viewItem` in package.json's `when` clauses. */
  readonly context: string;
  readonly expands: 'no' | 'collapsed' | 'expanded';
  readonly command?: { readonly id: CommandId; readonly title: string };
  /** What a screen reader says: never "bullet bullet bullet". */
  readonly spoken: string;
}

/** The line of a node. `status` is that of the node's store, where it is known. */
export function itemView(node: TreeNode, status: StoreStatus | undefined, t: Translate): ItemView {
  switch (node.kind) {
    case 'store': return storeView(node.store, status, t);
    case 'folder': return folderView(node);
    case 'page': return pageView(node);
    case 'secret': return secretView(node, t);
    case 'field': return fieldView(node, t);
    case 'notice': return noticeView(node);
    default: return unreachable(node);
  }
}

/** What the tooltip says of a node, line by line; metadata only. */
export function tooltipLines(node: TreeNode, t: Translate): readonly string[] {
  switch (node.kind) {
    case 'secret':
    case 'field': return metadataLines(node.meta, t);
    case 'notice': return [safeText(node.detail)];
    case 'store': return [t('Store {0}', safeText(node.store))];
    case 'folder':
    case 'page': return [safeText(node.prefix)];
    default: return unreachable(node);
  }
}

const TYPE_ICONS: Readonly<Record<SecretType, string>> = {
  'api-key': 'key', 'database-credential': 'database', 'jwt-signing-key': 'shield', 'service-token': 'key',
  'encryption-key': 'lock', 'internal-token': 'key', 'infrastructure-credential': 'server', password: 'lock',
  'private-key': 'shield', 'webhook-url': 'link', certificate: 'verified', generic: 'key',
};

function storeView(store: string, status: StoreStatus | undefined, t: Translate): ItemView {
  const state = stateText(status?.state, t);
  const label = safeText(store);
  return {
    id: `store:${store}`,
    label,
    ...(state === '' ? {} : { description: state }),
    icon: status?.state === 'locked' || status?.state === 'locked-out' ? 'lock' : 'archive',
    context: ['store', ...storeWords(status)].join(' '),
    expands: 'expanded',
    spoken: t('Store {0} {1}', label, state),
  };
}

function storeWords(status: StoreStatus | undefined): readonly string[] {
  if (status?.capabilities.lockable !== true) return [];
  return status.state === 'ready' ? ['lockable', 'open'] : ['lockable', status.state];
}

function stateText(state: StoreState | undefined, t: Translate): string {
  switch (state) {
    case undefined:
    case 'ready': return '';
    case 'locked': return t('locked');
    case 'locked-out': return t('locked for a while');
    case 'missing': return t('not created yet');
    case 'damaged': return t('damaged');
    case 'sealed': return t('sealed');
    case 'unreachable': return t('not reachable');
    case 'denied': return t('access denied');
    case 'unauthenticated': return t('not signed in');
  }
}

function folderView({ store, prefix }: FolderNode): ItemView {
  const label = safeText(lastSegment(prefix));
  return { id: `folder:${store}/${prefix}`, label, icon: 'folder', context: 'folder', expands: 'collapsed', spoken: label };
}

function pageView({ store, prefix, entries }: PageNode): ItemView {
  const [first, last] = [entries[0], entries.at(-1)].map((entry) => entry === undefined ? '' : entryName(entry));
  const label = safeText(`${first ?? ''} … ${last ?? ''}`);
  return {
    id: `page:${store}/${prefix}:${first ?? ''}`, label, description: String(entries.length), icon: 'list-unordered',
    context: 'page', expands: 'collapsed', spoken: label,
  };
}

function entryName(entry: FolderNode | SecretNode): string {
  return lastSegment(entry.kind === 'folder' ? entry.prefix : entry.ref.path);
}

function secretView({ ref, meta }: SecretNode, t: Translate): ItemView {
  const label = safeText(lastSegment(ref.path));
  const several = meta.fields.length > 1;
  return {
    id: `secret:${ref.store}/${ref.path}`,
    label,
    description: several ? t('{0} fields', meta.fields.length) : MASK,
    icon: TYPE_ICONS[meta.type],
    context: several ? 'group' : 'secret',
    expands: several ? 'collapsed' : 'no',
    spoken: t('Secret {0}, {1}, hidden', label, meta.type),
  };
}

function fieldView({ ref, meta }: FieldNode, t: Translate): ItemView {
  const label = safeText(ref.field);
  return {
    id: `field:${ref.store}/${ref.path}#${ref.field}`, label, description: MASK, icon: TYPE_ICONS[meta.type],
    context: 'secret', expands: 'no', spoken: t('Field {0}, hidden', label),
  };
}

function noticeView({ store, label, hint, icon, command, detail }: NoticeNode): ItemView {
  return {
    id: `notice:${store}:${label}`, label: safeText(label), icon, context: 'notice', expands: 'no',
    ...(hint === undefined ? {} : { description: hint }),
    ...(command === undefined ? {} : { command: { id: command, title: label } }),
    spoken: safeText(`${label}. ${detail}`),
  };
}

function metadataLines(meta: SecretMeta, t: Translate): readonly string[] {
  const current = meta.versions.find(({ state }) => state === 'current');
  return [
    safeText(meta.path),
    t('Type: {0}', meta.type),
    t('Created: {0}', meta.created),
    t('Changed: {0}', meta.updated),
    ...(current === undefined ? [] : [t('Version: {0}', current.version)]),
    ...(meta.expires === undefined ? [] : [t('Expires: {0}', meta.expires)]),
    ...(meta.owner === undefined ? [] : [t('Owner: {0}', safeText(meta.owner))]),
    ...(meta.tags.length === 0 ? [] : [t('Tags: {0}', meta.tags.map((tag) => safeText(tag)).join(', '))]),
  ];
}
