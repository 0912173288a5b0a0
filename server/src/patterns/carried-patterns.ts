import type { PatternFinding } from '../../../shared/src/core/model/finding';
import type { Span } from '../../../shared/src/core/model/span';
import type { TextChange } from '../../../shared/src/scan/engine';

/**
 * Findings of an earlier text at their places in the present one. Those that the change touches are left out: what they said
 * may be wrong now, and the next search knows.
 */
export function carriedPatterns(findings: readonly PatternFinding[], { span, newLength }: TextChange): readonly PatternFinding[] {
  const growth = newLength - (span.end - span.start);
  return findings.flatMap((finding): PatternFinding[] => {
    if (finding.span.end < span.start) return [finding];
    return finding.span.start > span.end ? [{ ...finding, span: moved(finding.span, growth) }] : [];
  });
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
