import type { PatternFinding } from '../../../shared/src/core/model/finding';
import type { LookupStyle } from '../../../shared/src/core/model/lookup-words';
import type { FixPlan } from '../../../shared/src/scan/analysis/fixes/fix';
import type { ScanResult } from '../../../shared/src/scan/engine';
import { LazyPatternScanner } from '../../../shared/src/sources/patterns/lazy-pattern-scanner';
import type { ScannedPatterns } from '../../../shared/src/sources/patterns/pattern-scanner';
import type { OpenDocument, ScanContext } from '../documents/open-document';

/** Milliseconds for one look at a document while a person types. */
const TIME_BUDGET = 100;

/** Milliseconds for the fixes of one finding, which somebody waits for. */
const FIX_BUDGET = 500;

/** What a finding's fixes depend on besides the document. */
export interface FixPlace {
  readonly context: ScanContext;
  /** The scan of this very version. */
  readonly secrets: ScanResult;
  readonly style: LookupStyle;
}

interface Known {
  readonly version: number;
  readonly context: ScanContext;
  readonly patterns: Promise<ScannedPatterns | undefined>;
}

/** The unsafe patterns of open documents, looked for once for each version. */
export class DocumentPatterns {
  readonly #scanner: LazyPatternScanner;
  readonly #known = new WeakMap<OpenDocument, Known>();
  readonly #fixes = new WeakMap<OpenDocument, { readonly version: number; readonly plans: Map<string, Promise<FixPlan>> }>();

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

  /** What can be done about a finding of `of`, planned once for each version: editors ask again whenever the cursor moves. */
  fixes(document: OpenDocument, finding: PatternFinding, { context, secrets, style }: FixPlace): Promise<FixPlan> {
    const known = this.#fixes.get(document);
    const plans = known?.version === document.version ? known.plans : new Map<string, Promise<FixPlan>>();
    if (plans !== known?.plans) this.#fixes.set(document, { version: document.version, plans });
    const key = `${finding.ruleId} ${finding.span.start} ${finding.span.end} ${style}`;
    const { languageId, path, options: { now } } = context;
    const plan = plans.get(key) ?? this.#scanner.fixes(
      { text: document.document.getText(), languageId, ...(path === undefined ? {} : { path }) }, finding, secrets, { now, style, maxMilliseconds: FIX_BUDGET },
    );
    plans.set(key, plan);
    return plan;
  }
}
