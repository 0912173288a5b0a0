import type { InsertionPlanData, PlanInsertionParams, PlanInsertionResult } from '../../../shared/src/core/protocol/plan-insertion';
import type { InsertionPlan } from '../../../shared/src/scan/lookups/insert-lookup';
import { planInsertion as planAt } from '../../../shared/src/scan/lookups/insert-lookup';
import type { Analyser } from '../analyser';
import type { OpenDocument } from '../documents/open-document';
import type { PositionCodec } from '../documents/positions';
import { rangeOf } from '../documents/positions';

/** A lookup at a cursor, for the very text that the cursor was in. */
export function planInsertion(
  document: OpenDocument, { version, position, name, style }: PlanInsertionParams, analyser: Analyser, codec: PositionCodec,
): PlanInsertionResult {
  const { languageId, path } = analyser.place(document);
  if (document.version !== version || !document.inSync) return { kind: 'stale' };
  const plan = planAt({
    text: document.document.getText(), languageId, offset: codec.offsetAt(document.document, position), name, style,
    ...(path === undefined ? {} : { path }),
  });
  return { kind: 'planned', version, plan: planData(plan, document, codec) };
}

function planData(plan: InsertionPlan, document: OpenDocument, codec: PositionCodec): InsertionPlanData {
  if (plan.kind === 'refused') return plan;
  const edits = plan.edits.map(({ span, newText }) => ({ range: rangeOf(codec, document.document, span), newText }));
  return { kind: 'insert', edits, form: plan.form, notes: plan.notes };
}
