import { DEFAULT_FIELD } from '../../../../shared/src/core/reference';
import { safeText } from '../../../../shared/src/core/text/safe-text';
import type { SecretEntry, StoreEntry } from '../../../../shared/src/secrets/store';
import type { EntryNode, FolderNode, PageNode, SecretNode } from './node';

/** The editor builds an item for each child at once: above this, children are put into pages. */
export const PAGE_SIZE = 1000;

/** The lines of one level: folders, then secrets, each in the order in which they come; pages of them where they are many. */
export function folderLevel(store: string, prefix: string, entries: readonly StoreEntry[]): readonly (EntryNode | PageNode)[] {
  const folders = entries.flatMap((entry): readonly FolderNode[] =>
    entry.kind === 'folder' ? [{ kind: 'folder', store, prefix: entry.path }] : []);
  const secrets = entries.filter((entry) => entry.kind === 'secret');
  const twins = lookAlikes(secrets);
  const nodes = [...folders, ...secrets.map((entry) => secretNode(store, entry, twins))];
  return nodes.length <= PAGE_SIZE ? nodes : pages(store, prefix, nodes);
}

/** The last segment of a path or prefix: what a line shows. */
export function lastSegment(path: string): string {
  const end = path.endsWith('/') ? path.length - 1 : path.length;
  return path.slice(path.lastIndexOf('/', end - 1) + 1, end);
}

export function secretNode(store: string, { path, meta }: SecretEntry, twins: ReadonlySet<string> = new Set()): SecretNode {
  const fields = meta?.fields ?? [];
  const field = fields.includes(DEFAULT_FIELD) ? DEFAULT_FIELD : (fields[0] ?? DEFAULT_FIELD);
  return {
    kind: 'secret', ref: { store, path, field },
    ...(meta === undefined ? {} : { meta }),
    ...(twins.has(path) ? { looksLikeAnother: true } : {}),
  };
}

/** Names of one level that differ in nothing a hurried reader sees: case, width and other compatible forms (NFKC). */
function lookAlikes(secrets: readonly SecretEntry[]): ReadonlySet<string> {
  const byLook = new Map<string, string>();
  const twins = new Set<string>();
  for (const { path } of secrets) {
    const name = lastSegment(path);
    const look = (PLAIN.test(name) ? name : safeText(name).normalize('NFKC')).toLowerCase();
    const other = byLook.get(look);
    if (other === undefined) byLook.set(look, path);
    else twins.add(other).add(path);
  }
  return twins;
}

/** Printable ASCII has no other forms; most names are nothing else, and there may be very many. */
const PLAIN = /^[ -~]*$/;

function pages(store: string, prefix: string, entries: readonly EntryNode[]): readonly PageNode[] {
  const count = Math.ceil(entries.length / PAGE_SIZE);
  return Array.from({ length: count }, (_, index) => ({
    kind: 'page', store, prefix, entries: entries.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
  }));
}
