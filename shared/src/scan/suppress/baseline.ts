import { err, ok, type Result } from '../../core/result';
import type { Finding, Fingerprint, RuleId } from '../../core/model/finding';
import type { SuppressionOptions } from './suppression';

/**
 * Accepted findings, by rule, file and fingerprint, never by line: code may move, and a changed value is a new finding.
 * Fingerprints are made with the baseline's own key, which stands in the file; so a user's key never gets into one.
 */
export interface Baseline {
  /** 32 bytes in base64url. */
  readonly key: string;
  readonly entries: readonly BaselineEntry[];
}

export interface BaselineEntry {
  readonly path: string;
  readonly rule: RuleId;
  readonly fingerprint: Fingerprint;
}

export type BaselineError =
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-a-baseline' }
  | { readonly kind: 'unsupported-version'; readonly version: number };

const VERSION = 1;
const KEY = /^[\w-]{43}$/;

/** The file's text: sorted, without a time, one entry a line, so that it merges and its differences can be read. */
export function printBaseline({ key, entries }: Baseline): string {
  const unique = new Map(entries.map((entry) => [JSON.stringify([entry.path, entry.rule, entry.fingerprint]), entry]));
  const lines = [...unique].sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { path, rule, fingerprint }]) => `    ${JSON.stringify({ path, rule, fingerprint })}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": ${VERSION},\n  "key": ${JSON.stringify(key)},\n  "entries": ${list}\n}\n`;
}

export function parseBaseline(text: string): Result<Baseline, BaselineError> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return err({ kind: 'not-json' });
  }
  if (!isRecord(parsed) || typeof parsed['version'] !== 'number') return err({ kind: 'not-a-baseline' });
  const { version, key, entries } = parsed;
  if (version !== VERSION) return err({ kind: 'unsupported-version', version });
  if (typeof key !== 'string' || !KEY.test(key) || !Array.isArray(entries)) return err({ kind: 'not-a-baseline' });
  const read = entries.map(entryOf);
  return read.includes(undefined) ? err({ kind: 'not-a-baseline' }) : ok({ key, entries: read.filter((entry) => entry !== undefined) });
}

/** The baseline of a scan's findings, for `printBaseline`. */
export function baselineOf(key: string, files: readonly { readonly path: string; readonly findings: readonly Finding[] }[]): Baseline {
  return { key, entries: files.flatMap(({ path, findings }) => findings.map(({ ruleId, fingerprint }) => ({ path, rule: ruleId, fingerprint }))) };
}

/** What `ScanOptions.suppression.baseline` asks. The path counts only if the scan knows one. */
export function baselineFilter({ entries }: Baseline): NonNullable<SuppressionOptions['baseline']> {
  const exact = new Set(entries.map(({ path, rule, fingerprint }) => JSON.stringify([path, rule, fingerprint])));
  const anywhere = new Set(entries.map(({ rule, fingerprint }) => JSON.stringify([rule, fingerprint])));
  return {
    has: (rule, fingerprint, path) =>
      (path === undefined ? anywhere.has(JSON.stringify([rule, fingerprint])) : exact.has(JSON.stringify([path, rule, fingerprint]))),
  };
}

function entryOf(value: unknown): BaselineEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { path, rule, fingerprint } = value;
  if (typeof path !== 'string' || typeof fingerprint !== 'string' || !isRuleId(rule)) return undefined;
  return { path, rule, fingerprint };
}

function isRuleId(value: unknown): value is RuleId {
  return typeof value === 'string' && /^[\w-]+\/[\w-]+$/.test(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
