import type { PatternFinding } from '../../../shared/src/core/model/finding';
import type { LookupStyle } from '../../../shared/src/core/model/lookup-words';
import type { FixPlan } from '../../../shared/src/scan/analysis/fixes/fix';
import type { ScanResult } from '../../../shared/src/scan/engine';
import type { PatternSource } from '../../../shared/src/sources/patterns/pattern-source';
import type { OpenDocument, ScanContext } from '../documents/open-document';

/** Milliseconds for the fixes of one finding, which somebody waits for. */
const TIME_BUDGET = 5000;

/** What a finding's fixes depend on besides the document. */
export interface FixPlace {
  readonly context: ScanContext;
  /** The scan of this very version. */
  readonly secrets: ScanResult;
  readonly style: LookupStyle;
}

interface Planned {
  readonly version: number;
  readonly plans: Map<string, Promise<FixPlan>>;
}

/** What can be done about findings, planned once for each version: editors ask again whenever the cursor moves. */
export class DocumentFixes {
  readonly #source: PatternSource;
  readonly #planned = new WeakMap<OpenDocument, Planned>();

  constructor(source: PatternSource) {
    this.#source = source;
  }

  of(document: OpenDocument, finding: PatternFinding, { context, secrets, style }: FixPlace): Promise<FixPlan> {
    const { version } = document;
    const known = this.#planned.get(document);
    const planned = known?.version === version ? known : { version, plans: new Map<string, Promise<FixPlan>>() };
    this.#planned.set(document, planned);
    const { ruleId, span } = finding;
    const key = `${ruleId} ${span.start} ${span.end} ${style}`;
    const plan = planned.plans.get(key) ?? this.#plan(document, finding, { context, secrets, style });
    planned.plans.set(key, plan);
    return plan;
  }

  #plan(document: OpenDocument, finding: PatternFinding, { context: { languageId, path }, secrets, style }: FixPlace): Promise<FixPlan> {
    return this.#source.fixes({
      document: { text: document.document.getText(), languageId, ...(path === undefined ? {} : { path }) },
      knownValues: secrets.findings.map(({ span }) => span), finding, style, maxMilliseconds: TIME_BUDGET,
    });
  }
}
