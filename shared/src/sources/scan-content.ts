import type { LanguageId } from '../core/model/language-id';
import { decodeText, sniffEncoding } from '../host/files/decode-text';
import type { ScanOptions, ScanResult } from '../scan/engine';
import { scan, scanBytes } from '../scan/engine';
import { detectLanguage } from '../scan/language';

export interface ScannedContent {
  readonly result: ScanResult;
  /** Empty where nothing of it was needed. */
  readonly text: string;
  readonly languageId: LanguageId;
  readonly wholeText: () => string;
}

/** A file's bytes as found on disk or in git; undefined for a binary. Most files hold no keyword and are never decoded. */
export function scanContent(bytes: Uint8Array, path: string, options: ScanOptions): ScannedContent | undefined {
  const encoding = sniffEncoding(bytes);
  if (encoding === undefined) return undefined;
  const decode = (all: Uint8Array): string => decodeText(all, encoding);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const text = decode(bytes);
    const languageId = detectLanguage(path, text.slice(0, HEAD));
    return { text, languageId, wholeText: () => text, result: scan({ text, path, languageId }, options) };
  }
  const head = (): string => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(HEAD, bytes.byteLength)).toString('latin1');
  const offsets = encoding === 'utf-8' ? 'utf-8' : 'single-byte';
  const languageId = detectLanguage(path, head);
  const scanned = scanBytes({ bytes, encoding: offsets, decode, path, languageId }, options);
  return { ...scanned, languageId, wholeText: () => (scanned.text === '' ? decode(bytes) : scanned.text) };
}

/** What decides a file's language: its first lines. */
const HEAD = 4096;
