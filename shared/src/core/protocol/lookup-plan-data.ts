import type { DecodingChain } from '../decode/chain';
import type { LookupNote, RefusalReason, StoreOnlyReason } from '../model/lookup-words';
import type { WireRange } from './wire-range';

/** scan/lookups' LookupPlan as it crosses the pipe: spans become ranges, and nothing in it is the value. */
export type LookupPlanData =
  | {
      readonly kind: 'replace';
      readonly value: ValueSourceData;
      readonly edits: readonly { readonly range: WireRange; readonly newText: string }[];
      readonly form: string;
      readonly notes: readonly LookupNote[];
    }
  | { readonly kind: 'store-only'; readonly value: ValueSourceData; readonly reason: StoreOnlyReason; readonly onlyName?: string }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

export interface ValueSourceData {
  readonly range: WireRange;
  readonly chain: DecodingChain;
}
