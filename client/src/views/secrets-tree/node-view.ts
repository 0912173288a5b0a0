import { unreachable } from '../../../../shared/src/core/exhaustive';
import type { SecretMeta } from '../../../../shared/src/core/model/secret-meta';
import { safeText } from '../../../../shared/src/core/text/safe-text';
import type { FollowedStore } from '../store-follower';
import type { Words } from '../words';
import { lastSegment } from './folder-level';
import type { ItemView } from './item-view';
import type { EntryNode, FolderNode, NoticeNode, PageNode, TreeNode } from './node';
import { fieldView, secretTooltip, secretView, versionTooltip, versionView } from './secret-view';
import { storeTooltip, storeView } from './store-view';

/** What is known beside the node itself. */
export interface ViewFacts {
  /** The node's store; undefined when it is gone. */
  readonly store: FollowedStore | undefined;
  /** What the store said of the node's secret when it was asked. */
  readonly meta: SecretMeta | undefined;
  /** Lines of a filtered tree are others than those of the whole one: they begin expanded. */
  readonly filter: string | undefined;
}

/** The line of a node. */
export function itemView(node: TreeNode, facts: ViewFacts, words: Words): ItemView {
  const view = wholeView(node, facts, words);
  if (facts.filter === undefined) return view;
  return { ...view, id: `${view.id}?${facts.filter}`, ...(opensUnderFilter(node) ? { expands: 'expanded' } : {}) };
}

/** What the tooltip says of a node, line by line; metadata only. */
export function tooltipLines(node: TreeNode, { store, meta }: ViewFacts, words: Words): readonly string[] {
  switch (node.kind) {
    case 'secret': return secretTooltip(node, meta, words);
    case 'field': return secretTooltip(node, node.meta, words);
    case 'version': return versionTooltip(node, words);
    case 'notice': return [safeText(node.detail)];
    case 'store': return storeTooltip(node.store, store, words);
    case 'folder':
    case 'page': return [safeText(node.prefix)];
    default: return unreachable(node);
  }
}

function wholeView(node: TreeNode, { store, meta }: ViewFacts, words: Words): ItemView {
  switch (node.kind) {
    case 'store': return storeView(node.store, store, words);
    case 'folder': return folderView(node);
    case 'page': return pageView(node);
    case 'secret': return secretView(node, meta, store?.identity.capabilities, words);
    case 'field': return fieldView(node, words);
    case 'version': return versionView(node, words);
    case 'notice': return noticeView(node);
    default: return unreachable(node);
  }
}

function opensUnderFilter({ kind }: TreeNode): boolean {
  return kind === 'store' || kind === 'folder' || kind === 'page';
}

function folderView({ store, prefix }: FolderNode): ItemView {
  const label = safeText(lastSegment(prefix));
  return { id: `folder:${store}/${prefix}`, label, icon: 'folder', context: 'folder', expands: 'collapsed', spoken: label };
}

function pageView({ store, prefix, entries }: PageNode): ItemView {
  const [first, last] = [entries[0], entries.at(-1)].map((entry) => (entry === undefined ? '' : entryName(entry)));
  const label = `${safeText(first ?? '', PAGE_NAME)} … ${safeText(last ?? '', PAGE_NAME)}`;
  return {
    id: `page:${store}/${prefix}:${first ?? ''}`, label, description: String(entries.length), icon: 'list-unordered',
    context: 'page', expands: 'collapsed', spoken: label,
  };
}

/** Two names and the mark between them stand on one line. */
const PAGE_NAME = 24;

function entryName(entry: EntryNode): string {
  return lastSegment(entry.kind === 'folder' ? entry.prefix : entry.ref.path);
}

function noticeView({ store, key, label, hint, icon, command, argument, detail }: NoticeNode): ItemView {
  return {
    id: `notice:${store}:${key}`, label: safeText(label), icon, context: 'notice', expands: 'no',
    ...(icon === 'warning' || icon === 'error' ? { tone: icon } : {}),
    ...(hint === undefined ? {} : { description: safeText(hint) }),
    ...(command === undefined ? {} : { command: { id: command, title: label, argument: argument ?? { store } } }),
    // A detail that begins with the label says all of it.
    spoken: safeText(detail.startsWith(label) ? detail : `${label}. ${detail}`, MAX_SPOKEN),
  };
}

const MAX_SPOKEN = 2000;
