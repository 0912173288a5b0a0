import * as z from 'zod';
import type { InsertionRefusal } from '../../../shared/src/core/model/lookup-words';
import type { PlanInsertionParams } from '../../../shared/src/core/protocol/plan-insertion';
import type { CursorPlace, InsertionPlanner, InsertionReply } from '../../../shared/src/flows/ports';
import { isKeyOf, NOTES, range, REFUSAL_REASONS, spanOf, STORE_ONLY_REASONS } from './plan-reply';
import type { TextPositions } from './plan-reply';

export interface InsertionPlannerPorts {
  readonly request: (params: PlanInsertionParams) => Promise<unknown>;
  /** The open text of a URI as it is now. */
  readonly positions: (uri: string) => TextPositions | undefined;
}

/** Asks the language server for a lookup at a cursor, of the very text that the cursor was in. */
export class ServerInsertionPlanner implements InsertionPlanner {
  readonly #ports: InsertionPlannerPorts;

  constructor(ports: InsertionPlannerPorts) {
    this.#ports = ports;
  }

  async planInsertion({ uri, version, offset }: CursorPlace, name: string, style: PlanInsertionParams['style']): Promise<InsertionReply> {
    const positions = this.#ports.positions(uri);
    if (positions?.version !== version) return { kind: 'stale' };
    const parsed = replySchema.safeParse(await this.#ports.request({ uri, version, position: positions.positionAt(offset), name, style }));
    if (!parsed.success || parsed.data.kind !== 'planned' || parsed.data.version !== version) return { kind: 'stale' };
    const { plan } = parsed.data;
    if (plan.kind === 'refused') return { kind: 'planned', plan: { kind: 'refused', reason: isRefusal(plan.reason) ? plan.reason : 'not-a-literal' } };
    const edits = plan.edits.map((edit) => ({ span: spanOf(edit.range, positions), newText: edit.newText }));
    return { kind: 'planned', plan: { kind: 'insert', edits, form: plan.form, notes: plan.notes.filter((note) => isKeyOf(NOTES, note)) } };
  }
}

function isRefusal(reason: string): reason is InsertionRefusal {
  return isKeyOf(REFUSAL_REASONS, reason) || isKeyOf(STORE_ONLY_REASONS, reason) || reason === 'dotenv-reads-manifest';
}

/** The server parses hostile text, so its word is not taken for a type. */
const planSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('insert'), edits: z.array(z.object({ range, newText: z.string() })), form: z.string().max(200), notes: z.array(z.string()) }),
  z.object({ kind: z.literal('refused'), reason: z.string() }),
]);

const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('planned'), version: z.int(), plan: planSchema }),
  z.object({ kind: z.literal('stale') }),
]);
