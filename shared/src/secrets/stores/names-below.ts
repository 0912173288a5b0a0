import type { BrowseDepth } from '../store';

/** One name of a listing, before anything more is known of it. */
export type Name = { readonly kind: 'folder' | 'secret'; readonly path: string };

/**
 * What lies below `folder` (empty, or ending with a slash) of all `paths`: with `level` the folders and secrets directly in
 * it, with `all` every secret. In the order of code units, which is the same on every machine.
 */
export function namesBelow(folder: string, paths: Iterable<string>, depth: BrowseDepth): readonly Name[] {
  const folders = new Set<string>();
  const secrets: string[] = [];
  for (const path of paths) {
    if (!path.startsWith(folder)) continue;
    const slash = depth === 'all' ? -1 : path.indexOf('/', folder.length);
    if (slash < 0) secrets.push(path);
    else folders.add(path.slice(0, slash + 1));
  }
  const names: Name[] = [
    ...[...folders].map((path): Name => ({ kind: 'folder', path })), ...secrets.map((path): Name => ({ kind: 'secret', path })),
  ];
  return names.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}
