import { err, ok, type Result } from '../../core/result';
import type { RuleId } from '../../core/model/finding';
import type { ScryptCost } from '../../core/redact/baseline-fingerprint';

/**
 * Accepted findings, by rule, file and fingerprint, never by line: code may move, and a changed value is a new finding.
 * Fingerprints are made with the baseline's own key, which stands in the file; so a user's key never gets into one.
 */
export interface Baseline {
  /** 32 bytes in base64url; a list of numbers called `salt` in the file, where it is no secret. */
  readonly key: string;
  readonly scrypt: ScryptCost;
  readonly entries: readonly BaselineEntry[];
}

export interface BaselineEntry {
  readonly place: BaselinePlace;
  readonly rule: RuleId;
  /** `hmac:…` or `scrypt:…`, from `BaselineFingerprinter`. */
  readonly fingerprint: string;
  /** How often the value may stand in one file; at least 1. */
  readonly count: number;
}

/** Relative to the repository's root, with forward slashes. Globs are written by hand; `globPattern` says what they mean. */
export type BaselinePlace =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'glob'; readonly glob: string };

export type BaselineError =
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-a-baseline' }
  | { readonly kind: 'unsupported-version'; readonly version: number };

/** At a repository's root, or in the folder itself outside of one. */
export const BASELINE_NAME = '.keyward-baseline.json';

const VERSION = 1;
const KEY_BYTES = 32;
const FINGERPRINT = /^(?:hmac|scrypt):[0-9a-f]{32}$/;

/** The file's text: sorted, without a time, one entry a line, so that it merges and its differences can be read. */
export function printBaseline({ key, scrypt: { cost, blockSize, parallelization }, entries }: Baseline): string {
  const unique = new Map(entries.map((entry) => [entryName(entry), entry]));
  const lines = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => `    ${JSON.stringify(entryData(entry))}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  const derivation = JSON.stringify({ cost, blockSize, parallelization });
  return `{\n  "version": ${VERSION},\n  "salt": ${JSON.stringify([...Buffer.from(key, 'base64url')])},\n  "scrypt": ${derivation},\n  "entries": ${list}\n}\n`;
}

/** One name for entries that speak of the same; it sorts them by place. */
export function entryName({ place, rule, fingerprint }: Omit<BaselineEntry, 'count'>): string {
  return JSON.stringify([place.kind === 'path' ? place.path : place.glob, place.kind, rule, fingerprint]);
}

function entryData({ place, rule, fingerprint, count }: BaselineEntry): object {
  return {
    ...(place.kind === 'path' ? { path: place.path } : { glob: place.glob }), rule, fingerprint, ...(count === 1 ? {} : { count }),
  };
}

export function parseBaseline(text: string): Result<Baseline, BaselineError> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return err({ kind: 'not-json' });
  }
  if (!isRecord(parsed) || typeof parsed['version'] !== 'number') return err({ kind: 'not-a-baseline' });
  const { version, entries } = parsed;
  if (version !== VERSION) return err({ kind: 'unsupported-version', version });
  const key = keyOf(parsed['salt']);
  const scrypt = costOf(parsed['scrypt']);
  if (key === undefined || scrypt === undefined || !Array.isArray(entries)) return err({ kind: 'not-a-baseline' });
  const read = entries.map(entryOf);
  return read.includes(undefined) ? err({ kind: 'not-a-baseline' }) : ok({ key, scrypt, entries: read.filter((entry) => entry !== undefined) });
}

/** As numbers, so that no scanner takes the file's own key for somebody's secret. */
function keyOf(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length !== KEY_BYTES) return undefined;
  const bytes = value.filter((byte) => typeof byte === 'number' && Number.isInteger(byte) && byte >= 0 && byte <= 255);
  return bytes.length === KEY_BYTES ? Buffer.from(bytes as number[]).toString('base64url') : undefined;
}

/** A file from a repository must neither be cheap to attack nor keep its reader's machine busy: 8 to 128 MB are taken. */
function costOf(value: unknown): ScryptCost | undefined {
  if (!isRecord(value)) return undefined;
  const { cost, blockSize, parallelization } = value;
  if (typeof cost !== 'number' || ![2 ** 13, 2 ** 14, 2 ** 15, 2 ** 16, 2 ** 17].includes(cost)) return undefined;
  return blockSize === 8 && parallelization === 1 ? { cost, blockSize, parallelization } : undefined;
}

function entryOf(value: unknown): BaselineEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { rule, fingerprint, count = 1 } = value;
  const place = placeOf(value);
  if (place === undefined || typeof fingerprint !== 'string' || !FINGERPRINT.test(fingerprint) || !isRuleId(rule)) return undefined;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 1 ? { place, rule, fingerprint, count } : undefined;
}

function placeOf({ path, glob }: Readonly<Record<string, unknown>>): BaselinePlace | undefined {
  if (typeof path === 'string') return glob === undefined ? { kind: 'path', path } : undefined;
  return typeof glob === 'string' && path === undefined ? { kind: 'glob', glob } : undefined;
}

function isRuleId(value: unknown): value is RuleId {
  return typeof value === 'string' && /^[\w-]+\/[\w-]+$/.test(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
