import path from 'node:path';
import type { RuleId } from '../core/model/finding';
import type { BaselineFingerprinter, DeferredFingerprinter } from '../core/redact/baseline-fingerprint';
import { baselineFingerprinter, deferredFingerprinter } from '../core/redact/baseline-fingerprint';
import { isPatternRule } from '../scan/analysis/classes/registry';
import { builtInRules } from '../scan/detection/rules/registry';
import type { FindingFingerprinter } from '../scan/detection/resolve';
import type { AcceptedFindings } from '../scan/suppress/accepted-findings';
import { acceptedBy } from '../scan/suppress/accepted-findings';
import type { Baseline } from '../scan/suppress/baseline';

/** A baseline for a scan; plain data, so that it can be sent to a worker thread. */
export interface BaselineSettings {
  readonly baseline: Baseline;
  /** The folder that the baseline's paths start from, absolute. */
  readonly root: string;
  /** The folder that the scan's paths start from, absolute. */
  readonly base: string;
  /** `accept` silences what it holds. `name` silences nothing and gives findings the baseline's own fingerprints. */
  readonly use: 'accept' | 'name';
}

/** What the baseline's entries accept, for a scan whose paths start elsewhere. */
export function acceptedFindings(settings: BaselineSettings): AcceptedFindings {
  return acceptedWith(settings, fingerprinterOf(settings.baseline));
}

/**
 * The same for an editor, which must not wait for slow derivations: a value that an entry may mean counts as accepted until
 * that is known, and `onDecided` says when it is worth asking again.
 */
export function acceptedInTime(settings: BaselineSettings, onDecided: () => void): AcceptedFindings {
  const { key, scrypt } = settings.baseline;
  return acceptedWith(settings, deferredFingerprinter(Buffer.from(key, 'base64url'), scrypt, onDecided));
}

function acceptedWith({ baseline, root, base }: BaselineSettings, fingerprints: DeferredFingerprinter): AcceptedFindings {
  const accepted = acceptedBy(baseline, fingerprints);
  return { inFile: (file) => accepted.inFile(file === undefined ? undefined : pathBelow(root, base, file)) };
}

/** Fingerprints as a baseline writes them. What a pattern is known by holds no value that could be guessed. */
export function baselineNames(baseline: Baseline): FindingFingerprinter {
  const { fast, slow } = fingerprinterOf(baseline);
  return (value, rule) => (isPatternRule(rule) || isUnguessable(value, rule) ? fast(value) : slow(value));
}

/** A path of a scan as a baseline spells it: from the repository's root, with forward slashes. */
export function pathBelow(root: string, base: string, file: string): string {
  return path.relative(root, path.resolve(base, file)).split(path.sep).join('/');
}

function fingerprinterOf({ key, scrypt }: Baseline): BaselineFingerprinter {
  return baselineFingerprinter(Buffer.from(key, 'base64url'), scrypt);
}

/** Characters of a vendor's key that leave more to guess than anybody can try. */
const LONG = 20;

/** A value whose own form names its vendor was drawn by that vendor; anything else may be what a person made up. */
function isUnguessable(value: string, rule: RuleId): boolean {
  return value.length >= LONG && builtInRules.some(({ id, form, secretType }) => id === rule && form === 'self' && secretType !== 'password');
}
