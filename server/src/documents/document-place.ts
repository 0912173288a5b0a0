import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { isLanguageId } from '../../../shared/src/core/model/language-id';
import { isInside } from '../../../shared/src/host/paths/inside';
import { detectLanguage } from '../../../shared/src/scan/language';

/** Texts that somebody writes. An output pane, a diff's old side or a log is shown, not written. */
const WRITTEN: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-notebook-cell', 'vscode-vfs', 'vscode-remote']);

export function isWritten(uri: string): boolean {
  return WRITTEN.has(uri.slice(0, Math.max(0, uri.indexOf(':'))));
}

/** A `file:` URI's absolute path; undefined for anything else, also for what is no URI at all. */
export function filePath(uri: string): string | undefined {
  try {
    const file = uri.startsWith('file:') ? path.normalize(fileURLToPath(uri)) : undefined;
    return file?.includes('\0') === true ? undefined : file;
  } catch {
    return undefined;
  }
}

/**
 * The path that rules see: relative to the innermost workspace folder, with forward slashes. A notebook cell has its
 * notebook's path; a text without a file has none.
 */
export function relativePath(uri: string, folders: readonly string[]): string | undefined {
  const file = documentFile(uri);
  if (file === undefined) return undefined;
  const innermost = folderOf(uri, folders);
  return innermost === undefined ? path.basename(file) : path.relative(innermost, file).split(path.sep).join('/');
}

/** The innermost workspace folder that a text lies in. */
export function folderOf(uri: string, folders: readonly string[]): string | undefined {
  const file = documentFile(uri);
  return file === undefined ? undefined : folders.filter((folder) => isInside(file, folder)).sort((a, b) => b.length - a.length)[0];
}

/** A notebook cell lies in its notebook. */
function documentFile(uri: string): string | undefined {
  return filePath(uri.startsWith('vscode-notebook-cell:') ? cellFile(uri) : uri);
}

/** How much of a text is read to tell its language. */
const HEAD = 4096;

/** Languages that editors give to many kinds of file; the path and the first lines then say more. */
const UNSPECIFIC: ReadonlySet<LanguageId> = new Set(['plaintext', 'yaml', 'json', 'jsonc', 'ini', 'properties', 'xml']);

/** The language by the editor's word, made more precise by the file's name and beginning. */
export function languageOf(editorLanguage: string, place: string | undefined, text: string): LanguageId {
  const named = isLanguageId(editorLanguage) ? editorLanguage : undefined;
  if (named !== undefined && !UNSPECIFIC.has(named)) return named;
  const detected = detectLanguage(place ?? '', text.slice(0, HEAD));
  return detected === 'plaintext' ? named ?? detected : detected;
}

function cellFile(uri: string): string {
  const fragment = uri.indexOf('#');
  const end = fragment < 0 ? uri.length : fragment;
  const place = uri.slice('vscode-notebook-cell:'.length, end);
  return place.startsWith('//') ? `file:${place}` : `file://${place}`;
}
