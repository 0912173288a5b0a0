import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { applyEdits } from '../../../shared/src/core/model/span';
import type { TextEdit } from '../../../shared/src/core/model/span';
import type { ApplyOutcome, Documents, SourceDocument } from '../../../shared/src/flows/ports';
import { detectLanguage } from '../../../shared/src/scan/language';
import { replaceFile } from '../../../shared/src/host/files/replace-file';
import { readEncoded } from '../../../shared/src/host/files/encoded-text';

export interface FileDocumentsOptions {
  readonly randomBytes: (size: number) => Uint8Array;
  /** A path as reports show it: relative, forward slashes. It decides the language. */
  readonly pathOf: (file: string) => string;
}

/** Larger files hold data, not code; the scanner leaves them out as well. */
const MAX_BYTES = 64 * 1024 * 1024;
const HEAD = 4096;

/** Files as documents. A version stands for a content: it is another one exactly when the bytes are others. */
export class FileDocuments implements Documents {
  readonly #options: FileDocumentsOptions;
  readonly #versions = new Map<string, { readonly digest: string; readonly version: number }>();

  constructor(options: FileDocumentsOptions) {
    this.#options = options;
  }

  open(uri: string): Promise<SourceDocument | undefined> {
    const file = fileURLToPath(uri);
    const bytes = readRegular(file);
    const encoded = bytes === undefined ? undefined : readEncoded(bytes);
    if (bytes === undefined || encoded === undefined) return Promise.resolve(undefined);
    const { text } = encoded;
    const languageId = detectLanguage(this.#options.pathOf(file), text.slice(0, HEAD));
    return Promise.resolve({ uri, file, text, languageId, version: this.#versionOf(uri, bytes), dirty: false });
  }

  apply(uri: string, version: number, edits: readonly TextEdit[]): Promise<ApplyOutcome> {
    const file = fileURLToPath(uri);
    const bytes = readRegular(file);
    const encoded = bytes === undefined ? undefined : readEncoded(bytes);
    if (bytes === undefined || encoded === undefined) return Promise.resolve('failed');
    if (this.#versionOf(uri, bytes) !== version) return Promise.resolve('stale');
    try {
      const changed = encoded.encode(applyEdits(encoded.text, edits));
      const suffix = Buffer.from(this.#options.randomBytes(6)).toString('hex');
      const outcome = replaceFile(file, changed, (now) => bytes.equals(now), suffix);
      return Promise.resolve(outcome === 'replaced' ? 'applied' : 'stale');
    } catch {
      return Promise.resolve('failed');
    }
  }

  /** An applied edit is on disk already. */
  save(): Promise<boolean> {
    return Promise.resolve(true);
  }

  /** Whoever wrote the file has done so: there is nothing to wait for. */
  quiet(): Promise<void> {
    return Promise.resolve();
  }

  #versionOf(uri: string, bytes: Buffer): number {
    const digest = createHash('sha256').update(bytes).digest('hex');
    const known = this.#versions.get(uri);
    if (known?.digest === digest) return known.version;
    const version = (known?.version ?? 0) + 1;
    this.#versions.set(uri, { digest, version });
    return version;
  }
}

export function uriOf(file: string): string {
  return pathToFileURL(file).href;
}

function readRegular(file: string): Buffer | undefined {
  try {
    const status = statSync(file);
    return status.isFile() && status.size <= MAX_BYTES ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}
