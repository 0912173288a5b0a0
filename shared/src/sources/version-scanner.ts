import { decodeText, sniffEncoding } from '../host/files/decode-text';
import type { LanguageId } from '../core/model/language-id';
import type { ScanOptions, ScanResult, TextChange } from '../scan/engine';
import { rescan, scan } from '../scan/engine';
import { detectLanguage } from '../scan/language';

/** What decides a file's language: its first lines. */
const HEAD = 4096;

interface Version {
  readonly path: string;
  readonly languageId: LanguageId;
  readonly text: string;
  readonly result: ScanResult;
}

/**
 * Scans contents that come one after the other, where several in a row are versions of one file, as in a repository's
 * history: each is scanned as an edit of the one before, which gives what a scan of all of it would.
 */
export class VersionScanner {
  readonly #options: ScanOptions;
  #last: Version | undefined;

  constructor(options: ScanOptions) {
    this.#options = options;
  }

  /** Undefined for a binary. */
  scan(bytes: Uint8Array, path: string): (Omit<Version, 'path'> & { readonly wholeText: () => string }) | undefined {
    const encoding = sniffEncoding(bytes);
    if (encoding === undefined) return undefined;
    const text = decodeText(bytes, encoding);
    const document = { text, path, languageId: detectLanguage(path, text.slice(0, HEAD)) };
    const last = this.#last?.path === path && this.#last.languageId === document.languageId ? this.#last : undefined;
    const result = last === undefined ? scan(document, this.#options) : rescan(last.result, document, changeBetween(last.text, text), this.#options);
    this.#last = { ...document, result };
    return { text, result, languageId: document.languageId, wholeText: () => text };
  }
}

/** The one replacement that makes `after` of `before`: what lies between their common beginning and their common end. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  const start = commonLength(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const same = commonLength(shorter - start, (from, to) =>
    before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from));
  return { span: { start, end: before.length - same }, newLength: after.length - same - start };
}

/** So many code units are compared at once, which V8 does as fast as memory is read. */
const STRETCH = 4096;

/** How far two texts are the same, up to `limit`: whole stretches first, then the halves of the one in which they differ. */
function commonLength(limit: number, isSame: (from: number, to: number) => boolean): number {
  let known = 0;
  while (known + STRETCH <= limit && isSame(known, known + STRETCH)) known += STRETCH;
  let most = Math.min(limit, known + STRETCH);
  while (known < most) {
    const middle = known + Math.ceil((most - known) / 2);
    if (isSame(known, middle)) known = middle;
    else most = middle - 1;
  }
  return known;
}
