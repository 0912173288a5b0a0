import type { AllowedFindings } from '../../../shared/src/core/config/detection-config';
import { compileLinear } from '../../../shared/src/scan/detection/own-rules/linear-pattern';
import { DEFAULT_MIN_CONFIDENCE } from '../../../shared/src/scan/engine';
import { allowList } from '../../../shared/src/scan/suppress/allow-list';
import { detectionPolicy } from '../../../shared/src/scan/suppress/detection-policy';
import type { SuppressionOptions } from '../../../shared/src/scan/suppress/suppression';

/** A configuration with nothing but these entries of an allow-list. */
export function allowing(...entries: readonly AllowedFindings[]): SuppressionOptions {
  const allow = allowList(entries, (source) => {
    const pattern = compileLinear(source, 4096);
    return pattern.ok ? pattern.value : undefined;
  });
  return { policy: detectionPolicy({ layers: [], allow, minConfidence: DEFAULT_MIN_CONFIDENCE }) };
}
