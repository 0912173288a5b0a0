import type { Disposable } from '../../../shared/src/core/disposable';
import type { PatternFinding } from '../../../shared/src/core/model/finding';
import { concludePatterns } from '../../../shared/src/scan/analysis/conclude-patterns';
import type { ScanResult } from '../../../shared/src/scan/engine';
import type { PatternSource } from '../../../shared/src/sources/patterns/pattern-source';
import type { OpenDocument, ScanContext } from '../documents/open-document';
import { carriedPatterns } from './carried-patterns';

/** Milliseconds for one look at a document, in a thread of its own; the next keystroke ends it sooner. On a busy machine it takes long, and finds the same. */
const TIME_BUDGET = 5000;

/** Milliseconds without a keystroke after which a document that was looked at before is looked at again. */
const QUIET = 120;

export interface DocumentPatternsOptions {
  readonly source: PatternSource;
  readonly after: (milliseconds: number, action: () => void) => Disposable;
  /** A search gave other findings than those that `present` told of until then. */
  readonly onFound: (document: OpenDocument) => void;
  /** Some texts have no patterns in this session. Each reason is told once. */
  readonly onUnavailable: (reason: Unavailable) => void;
}

/** A grammar could not be loaded, so that programs of its languages have none; or the search ended by itself too often, so that nothing has. */
export type Unavailable = 'grammar' | 'search';

interface Known {
  readonly version: number;
  readonly key: string;
  readonly findings: readonly PatternFinding[];
}

/** One look at one version. */
interface Search {
  readonly version: number;
  readonly key: string;
  readonly secrets: ScanResult;
  readonly controller: AbortController;
  /** Somebody was told of less than the search may find. */
  answered: boolean;
}

/** The unsafe patterns of open documents: looked for after each pause in typing, one search a document at a time. */
export class DocumentPatterns {
  readonly #options: DocumentPatternsOptions;
  readonly #known = new WeakMap<OpenDocument, Known>();
  readonly #toldUnavailable = new Set<Unavailable>();
  readonly #searches = new Map<OpenDocument, { readonly search: Search; readonly ended: Promise<void> }>();

  constructor(options: DocumentPatternsOptions) {
    this.#options = options;
  }

  /** Whether anything is known of this document: not before the first look, nor when it was given a new text as a whole. */
  isKnown(document: OpenDocument, context: ScanContext): boolean {
    const known = this.#known.get(document);
    return known?.key === keyOf(context) && document.changesSince(known.version) !== undefined;
  }

  /** Of the present text: found in it, or in an earlier one and carried along with what was typed since. */
  present(document: OpenDocument, context: ScanContext): readonly PatternFinding[] {
    const running = this.#searches.get(document)?.search;
    if (running !== undefined) running.answered = true;
    return this.#carried(document, context);
  }

  #carried(document: OpenDocument, context: ScanContext): readonly PatternFinding[] {
    const known = this.#known.get(document);
    const changes = known?.key === keyOf(context) ? document.changesSince(known.version) : undefined;
    return known === undefined || changes === undefined ? [] : changes.reduce(carriedPatterns, known.findings);
  }

  /** Resolves when the present text was looked at, or is not the present one any more. `secrets` is the scan of this version. */
  search(document: OpenDocument, context: ScanContext, secrets: ScanResult): Promise<void> {
    const { version } = document;
    const key = keyOf(context);
    const known = this.#known.get(document);
    if (known?.version === version && known.key === key) return Promise.resolve();
    const running = this.#searches.get(document);
    if (running?.search.version === version && running.search.key === key) return running.ended;
    running?.search.controller.abort();
    const search: Search = { version, key, secrets, controller: new AbortController(), answered: false };
    const ended = this.#pause(this.isKnown(document, context) ? QUIET : 0, search.controller.signal).then(() => this.#look(document, context, search)).finally(() => {
      if (this.#searches.get(document)?.search === search) this.#searches.delete(document);
    });
    this.#searches.set(document, { search, ended });
    return ended;
  }

  /** The document was closed. */
  forget(document: OpenDocument): void {
    this.#searches.get(document)?.search.controller.abort();
    this.#known.delete(document);
  }

  async #look(document: OpenDocument, context: ScanContext, search: Search): Promise<void> {
    const { version, key, secrets, controller: { signal } } = search;
    const isStale = (): boolean => signal.aborted || document.version !== version;
    if (isStale()) return;
    const { languageId, path, options } = context;
    const text = { text: document.document.getText(), languageId, ...(path === undefined ? {} : { path }) };
    const knownValues = secrets.findings.map(({ span }) => span);
    const found = await this.#options.source.find({ document: text, knownValues, maxMilliseconds: TIME_BUDGET, signal });
    if (found?.unavailable !== undefined) this.#tellUnavailable('grammar');
    if (this.#options.source.hasGivenUp) this.#tellUnavailable('search');
    if (isStale()) return;
    const { findings } = concludePatterns(text, found?.patterns ?? [], secrets, options);
    const told = this.#carried(document, context);
    this.#known.set(document, { version, key, findings });
    if (search.answered && !areSame(told, findings)) this.#options.onFound(document);
  }

  #tellUnavailable(reason: Unavailable): void {
    if (this.#toldUnavailable.has(reason)) return;
    this.#toldUnavailable.add(reason);
    this.#options.onUnavailable(reason);
  }

  #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (milliseconds === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = this.#options.after(milliseconds, resolve);
      signal.addEventListener('abort', () => { timer.dispose(); resolve(); }, { once: true });
    });
  }
}

function keyOf({ key, languageId, path }: ScanContext): string {
  return `${languageId} ${key} ${path ?? ''}`;
}

function areSame(some: readonly PatternFinding[], others: readonly PatternFinding[]): boolean {
  return some.length === others.length && some.every(({ ruleId, span, severity }, index) => {
    const other = others[index];
    return other?.ruleId === ruleId && other.span.start === span.start && other.span.end === span.end && other.severity === severity;
  });
}
