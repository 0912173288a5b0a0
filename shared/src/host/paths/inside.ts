import path from 'node:path';

/** True when `file` is `folder` or lies in it. Both are absolute; links are the caller's concern. */
export function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || (!path.isAbsolute(relative) && relative !== '..' && !relative.startsWith(`..${path.sep}`));
}
