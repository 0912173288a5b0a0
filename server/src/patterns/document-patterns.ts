import type { ScanResult } from '../../../shared/src/scan/engine';
import { LazyPatternScanner } from '../../../shared/src/sources/patterns/lazy-pattern-scanner';
import type { ScannedPatterns } from '../../../shared/src/sources/patterns/pattern-scanner';
import type { OpenDocument, ScanContext } from '../documents/open-document';

/** Milliseconds for one look at a document while a person types. */
const TIME_BUDGET = 100;

interface Known {
  readonly version: number;
  readonly context: ScanContext;
  readonly patterns: Promise<ScannedPatterns | undefined>;
}

/** The unsafe patterns of open documents, looked for once for each version. */
export class DocumentPatterns {
  readonly #scanner: LazyPatternScanner;
  readonly #known = new WeakMap<OpenDocument, Known>();

  /** `grammars` is the folder that they lie in; `now` a clock in milliseconds that never goes back. */
  constructor(grammars: string, now: () => number) {
    this.#scanner = new LazyPatternScanner(grammars, now);
  }

  /** `secrets` is the scan of this very version. */
  of(document: OpenDocument, context: ScanContext, secrets: ScanResult): Promise<ScannedPatterns | undefined> {
    const known = this.#known.get(document);
    if (known?.version === document.version && known.context.key === context.key && known.context.languageId === context.languageId) return known.patterns;
    const { languageId, path, options } = context;
    const text = document.document.getText();
    const patterns = this.#scanner.scan(
      { text: () => text, languageId, ...(path === undefined ? {} : { path }) }, secrets, { ...options, maxMilliseconds: TIME_BUDGET },
    );
    this.#known.set(document, { version: document.version, context, patterns });
    return patterns;
  }
}
