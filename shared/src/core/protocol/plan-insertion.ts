import type { InsertionRefusal, LookupNote } from '../model/lookup-words';
import type { WirePosition, WireRange } from './wire-range';

/** Asks the server for a lookup at a cursor. Positions are LSP positions in the negotiated encoding. */
export const PLAN_INSERTION = 'keyward/planInsertion';

export interface PlanInsertionParams {
  readonly uri: string;
  /** The text that `position` is of. The server plans for no other: nothing says where the cursor would be in it. */
  readonly version: number;
  readonly position: WirePosition;
  readonly name: string;
  readonly style: 'plain' | 'strict';
}

export type PlanInsertionResult =
  | { readonly kind: 'planned'; readonly version: number; readonly plan: InsertionPlanData }
  /** The document is not open, or its text is another one by now. */
  | { readonly kind: 'stale' };

/** scan/lookups' InsertionPlan as it crosses the pipe. */
export type InsertionPlanData =
  | {
      readonly kind: 'insert';
      readonly edits: readonly { readonly range: WireRange; readonly newText: string }[];
      readonly form: string;
      readonly notes: readonly LookupNote[];
    }
  | { readonly kind: 'refused'; readonly reason: InsertionRefusal };
