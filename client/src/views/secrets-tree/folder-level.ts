import type { SecretMeta } from '../../../../shared/src/core/model/secret-meta';
import { DEFAULT_FIELD } from '../../../../shared/src/core/reference';
import type { FolderNode, PageNode, SecretNode } from './node';

/** The editor builds an item for each child at once: above this, children are put into pages. */
export const PAGE_SIZE = 1000;

/** What lies directly under `prefix`: folders, then secrets, each by name; pages of them where they are many. */
export function folderLevel(
  store: string, prefix: string, secrets: readonly SecretMeta[],
): readonly (FolderNode | PageNode | SecretNode)[] {
  const folders = new Set<string>();
  const here: SecretNode[] = [];
  for (const meta of secrets) {
    if (!meta.path.startsWith(prefix)) continue;
    const slash = meta.path.indexOf('/', prefix.length);
    if (slash < 0) here.push(secretNode(store, meta));
    else folders.add(meta.path.slice(0, slash + 1));
  }
  const entries = [
    ...[...folders].sort(byName).map((folder): FolderNode => ({ kind: 'folder', store, prefix: folder })),
    ...here.sort((a, b) => byName(a.ref.path, b.ref.path)),
  ];
  return entries.length <= PAGE_SIZE ? entries : pages(store, prefix, entries);
}

/** The last segment of a path or prefix: what a line shows. */
export function lastSegment(path: string): string {
  return path.replace(/\/$/, '').split('/').at(-1) ?? path;
}

/** Code units, not a locale's order: the same on every machine, and quick for many. */
function byName(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function secretNode(store: string, meta: SecretMeta): SecretNode {
  const field = meta.fields.includes(DEFAULT_FIELD) ? DEFAULT_FIELD : (meta.fields[0] ?? DEFAULT_FIELD);
  return { kind: 'secret', ref: { store, path: meta.path, field }, meta };
}

function pages(store: string, prefix: string, entries: readonly (FolderNode | SecretNode)[]): readonly PageNode[] {
  const count = Math.ceil(entries.length / PAGE_SIZE);
  return Array.from({ length: count }, (_, index) => ({
    kind: 'page', store, prefix, entries: entries.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
  }));
}
