import type { RuleId } from '../../../shared/src/core/model/finding';
import type { VendorConsole } from '../../../shared/src/flows/rotation-plan';
import { builtInRules } from '../../../shared/src/scan/detection/rules/registry';

/** What a vendor's rule says of its vendor; undefined for a generic rule, and for one that this version does not have. */
export function vendorOf(id: RuleId): VendorConsole | undefined {
  const rule = builtInRules.find((other) => other.id === id);
  if (rule === undefined) return undefined;
  const { vendor, remediation, documentation } = rule;
  return { vendor, remediation, documentation };
}
