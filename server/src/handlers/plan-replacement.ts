import type { LookupPlanData, ValueSourceData } from '../../../shared/src/core/protocol/lookup-plan-data';
import type { PlanReplacementParams, PlanReplacementResult } from '../../../shared/src/core/protocol/plan-replacement';
import type { LookupPlan, ValueSource } from '../../../shared/src/scan/lookups/plan';
import { planLookup } from '../../../shared/src/scan/lookups/plan-lookup';
import type { Analyser } from '../analyser';
import type { OpenDocument } from '../documents/open-document';
import type { PositionCodec } from '../documents/positions';
import { rangeOf, spanOf } from '../documents/positions';
import { findFinding } from './find-finding';

/**
 * How a found value becomes a lookup, for the document as it is now; `version` in the answer says which that is. The
 * value itself is not in it: whoever asks reads it from its own copy of that version.
 */
export async function planReplacement(
  document: OpenDocument, params: PlanReplacementParams, analyser: Analyser, codec: PositionCodec,
): Promise<PlanReplacementResult> {
  const { secrets, languageId, path } = await analyser.analyse(document);
  const span = spanOf(codec, document.document, params.range);
  const finding = findFinding(secrets, { ruleId: params.ruleId, fingerprint: params.fingerprint, span });
  if (finding === undefined) return { kind: 'gone' };
  const plan = planLookup({
    text: document.document.getText(), languageId, span: finding.span, name: params.name, style: params.style,
    ...(path === undefined ? {} : { path }),
  });
  return {
    kind: 'planned', version: document.version, range: rangeOf(codec, document.document, finding.span),
    plan: planData(plan, document, codec), secretType: finding.secretType,
  };
}

function planData(plan: LookupPlan, document: OpenDocument, codec: PositionCodec): LookupPlanData {
  const source = ({ span, chain }: ValueSource): ValueSourceData => ({ range: rangeOf(codec, document.document, span), chain });
  switch (plan.kind) {
    case 'replace':
      return {
        kind: plan.kind, value: source(plan.value), form: plan.form, notes: plan.notes,
        edits: plan.edits.map(({ span, newText }) => ({ range: rangeOf(codec, document.document, span), newText })),
      };
    case 'store-only': return { ...plan, value: source(plan.value) };
    case 'refused': return plan;
  }
}
