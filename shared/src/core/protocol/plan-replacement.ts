import type { Fingerprint, RuleId } from '../model/finding';
import type { SecretType } from '../model/secret-type';
import type { LookupPlanData } from './lookup-plan-data';
import type { WireRange } from './wire-range';

/** Asks the server how a found value can be replaced by a lookup. Ranges are LSP ranges in the negotiated encoding. */
export const PLAN_REPLACEMENT = 'keyward/planReplacement';

export interface PlanReplacementParams {
  readonly uri: string;
  /** The version that `range` was made for; the server looks for the fingerprint again when the text has moved. */
  readonly version: number;
  readonly range: WireRange;
  readonly ruleId: RuleId;
  readonly fingerprint: Fingerprint;
  readonly name: string;
  readonly style: 'plain' | 'strict';
}

export type PlanReplacementResult =
  | {
      readonly kind: 'planned';
      readonly version: number;
      readonly range: WireRange;
      readonly plan: LookupPlanData;
      /** What the rule says the value is for: the type of the secret that is stored. */
      readonly secretType?: SecretType;
    }
  | { readonly kind: 'gone' };
