import type { Fingerprint, RuleId, Severity } from '../../../shared/src/core/model/finding';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { Masked } from '../../../shared/src/scan/redact/stream-redactor';

/** What was masked, counted; it holds no value. */
export class RedactionCount {
  readonly #rules = new Map<RuleId, number>();
  readonly #fingerprints = new Map<Fingerprint, number>();
  readonly #severities = new Set<Severity>();
  #left = 0;

  add({ ruleId, severity, fingerprint }: Masked): void {
    this.#rules.set(ruleId, (this.#rules.get(ruleId) ?? 0) + 1);
    this.#severities.add(severity);
    if (fingerprint !== undefined) this.#fingerprints.set(fingerprint, (this.#fingerprints.get(fingerprint) ?? 0) + 1);
  }

  addLeft(): void {
    this.#left += 1;
  }

  get severities(): readonly Severity[] {
    return [...this.#severities];
  }

  /** `references` says which secrets have a fingerprint. */
  report(references: ReadonlyMap<Fingerprint, readonly string[]>): RedactionReport {
    const stored = new Map<string, number>();
    for (const [fingerprint, times] of this.#fingerprints) {
      for (const reference of references.get(fingerprint) ?? []) stored.set(reference, (stored.get(reference) ?? 0) + times);
    }
    return {
      masked: [...this.#rules.values()].reduce((sum, times) => sum + times, 0),
      values: this.#fingerprints.size,
      left: this.#left,
      rules: [...this.#rules].sort(mostFirst).map(([rule, times]) => ({ rule, times })),
      stored: [...stored].sort(mostFirst).map(([reference, times]) => ({ reference, times })),
    };
  }
}

/** The report of `redact`, as it is printed in JSON. */
export interface RedactionReport {
  /** Places that were masked. */
  readonly masked: number;
  /** Different values among them, as far as they were seen whole. */
  readonly values: number;
  /** Findings that a baseline, an allow-list or a disabled rule left readable. */
  readonly left: number;
  readonly rules: readonly { readonly rule: RuleId; readonly times: number }[];
  /** Those of them that this user's stores hold. */
  readonly stored: readonly { readonly reference: string; readonly times: number }[];
}

/** The report in lines, for people. */
export function redactionLines({ masked, values, left, rules, stored }: RedactionReport): readonly string[] {
  return [
    masked === 0 ? 'nothing was masked' : `masked ${masked} ${masked === 1 ? 'place' : 'places'}, ${values} different ${values === 1 ? 'value' : 'values'}`,
    ...rules.map(({ rule, times }) => `  ${String(times).padStart(6)}  ${safeText(rule)}`),
    ...(stored.length === 0 ? [] : ['in your stores:', ...stored.map(({ reference, times }) => `  ${String(times).padStart(6)}  ${safeText(reference)}`)]),
    ...(left === 0 ? [] : [`left readable, as the baseline or configuration here says: ${left}; --no-workspace-config masks them`]),
  ];
}

function mostFirst([a, timesOfA]: readonly [string, number], [b, timesOfB]: readonly [string, number]): number {
  return timesOfB - timesOfA || (a < b ? -1 : 1);
}
