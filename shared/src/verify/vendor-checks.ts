import type { RuleId } from '../core/model/finding';
import type { VendorCheck } from './vendor-check';
import { cloudVendors } from './vendors/cloud';
import { codeVendors } from './vendors/code';
import { modelVendors } from './vendors/models';
import { serviceVendors } from './vendors/services';

/** Every address that a found key may ever be sent to. Nothing outside this program adds to it. */
export const vendorChecks: readonly VendorCheck[] = [...codeVendors, ...modelVendors, ...cloudVendors, ...serviceVendors];

/** Undefined for the rules of most vendors, and for every rule of a user's own. */
export function checkFor(rule: RuleId): VendorCheck | undefined {
  return vendorChecks.find(({ rules }) => rules.includes(rule));
}

export function hostOf({ url }: VendorCheck): string {
  return new URL(url).hostname;
}
