import type { SecretFinding } from '../../../shared/src/core/model/finding';
import type { Documents, FindingPlace, Planner, PlanReply, SourceDocument } from '../../../shared/src/flows/ports';
import type { ScanOptions } from '../../../shared/src/scan/engine';
import { scan } from '../../../shared/src/scan/engine';
import { planLookup } from '../../../shared/src/scan/lookups/plan-lookup';
import type { LookupStyle } from '../../../shared/src/scan/lookups/plan';

export interface PlannerOptions {
  readonly documents: Pick<Documents, 'open'>;
  readonly scan: ScanOptions;
  /** A path as rules see it: relative, forward slashes. */
  readonly pathOf: (file: string) => string;
}

/** Does in this process what the language server does for an editor: finds the place again and plans the lookup. */
export class InProcessPlanner implements Planner {
  readonly #options: PlannerOptions;

  constructor(options: PlannerOptions) {
    this.#options = options;
  }

  async plan(place: FindingPlace, name: string, style: LookupStyle): Promise<PlanReply> {
    const document = await this.#options.documents.open(place.uri);
    if (document === undefined) return { kind: 'gone' };
    const span = document.version === place.version ? place.span : this.#find(document, place)?.span;
    if (span === undefined) return { kind: 'gone' };
    const secretType = this.#options.scan.rules.descriptions.get(place.ruleId)?.secretType ?? 'generic';
    const plan = planLookup({ text: document.text, languageId: document.languageId, span, name, style, ...this.#pathOf(document) });
    return { kind: 'planned', version: document.version, span, plan, secretType };
  }

  /** The findings of a text as it is now. */
  findings(document: SourceDocument): readonly SecretFinding[] {
    return scan({ text: document.text, languageId: document.languageId, ...this.#pathOf(document) }, this.#options.scan).findings;
  }

  /** The same value by the same rule, nearest to where it was. */
  #find(document: SourceDocument, place: FindingPlace): SecretFinding | undefined {
    const distance = ({ span }: SecretFinding): number => Math.abs(span.start - place.span.start);
    return this.findings(document)
      .filter(({ fingerprint, ruleId }) => fingerprint === place.fingerprint && ruleId === place.ruleId)
      .sort((a, b) => distance(a) - distance(b))[0];
  }

  #pathOf({ file }: SourceDocument): { readonly path?: string } {
    return file === undefined ? {} : { path: this.#options.pathOf(file) };
  }
}
