import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { isInside } from '../../../shared/src/host/paths/inside';
import { scan } from '../../../shared/src/scan/engine';
import type { Baseline } from '../../../shared/src/scan/suppress/baseline';
import type { FoundValue } from '../../../shared/src/scan/suppress/baseline-changes';
import { meantBy } from '../../../shared/src/scan/suppress/imports/match-named';
import type { MatchedFinding } from '../../../shared/src/scan/suppress/imports/match-named';
import type { NamedFinding } from '../../../shared/src/scan/suppress/imports/named-finding';
import { baselineNames } from '../../../shared/src/sources/baseline-scan';
import { loadScanOptions } from '../../../shared/src/sources/scanner-settings';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import { withBase } from '../../../shared/src/sources/settings-base';
import { rangesOf } from '../../../shared/src/sources/positions';
import type { CliContext } from '../context';
import { FileDocuments, uriOf } from '../files/file-documents';

export interface ImportedFindings {
  readonly found: readonly FoundValue[];
  /** What the other tool names and is not found here, or not surely. */
  readonly unmatched: readonly NamedFinding[];
}

/** Looks up what another tool's file names, in the files as they are now. */
export async function importNamed(
  context: CliContext, settings: ScannerSettings, root: string, baseline: Baseline, named: readonly NamedFinding[],
): Promise<ImportedFindings> {
  const documents = new FileDocuments({ ...context, pathOf: (file) => file });
  const nameOf = baselineNames(baseline);
  const found = new Map<string, FoundValue>();
  const unmatched: NamedFinding[] = [];
  const byPath = new Map<string, NamedFinding[]>();
  for (const one of named) byPath.set(one.path, [...(byPath.get(one.path) ?? []), one]);
  for (const [name, wanted] of byPath) {
    const file = fileBelow(root, name);
    const document = file === undefined ? undefined : await documents.open(uriOf(file));
    const findings = document === undefined ? [] : await findingsIn(document, name, withBase(settings, root), context);
    for (const one of wanted) {
      const meant = document === undefined ? [] : meantBy(one, { text: document.text, findings }, sha1);
      if (meant.length === 0) unmatched.push(one);
      for (const { rule, span, value } of meant) found.set(`${name}:${span.start}`, { path: name, rule, fingerprint: nameOf(value, rule) });
    }
  }
  return { found: [...found.values()], unmatched };
}

/** The other tool's file may name any path; a link or `..` must not lead out of the root. */
function fileBelow(root: string, name: string): string | undefined {
  try {
    const file = realpathSync(path.resolve(root, name));
    return isInside(file, realpathSync(root)) ? file : undefined;
  } catch {
    return undefined;
  }
}

interface ValuedFinding extends MatchedFinding {
  /** Only for its fingerprint; it does not leave this module. */
  readonly value: string;
}

type Text = Pick<Parameters<typeof scan>[0], 'text' | 'languageId'>;

async function findingsIn(
  { text, languageId }: Text, name: string, settings: ScannerSettings, { monotonic }: CliContext,
): Promise<readonly ValuedFinding[]> {
  const values: string[] = [];
  const fingerprint = (value: string): string => String(values.push(value) - 1);
  const options = { ...await loadScanOptions(settings, monotonic, () => false), fingerprint };
  const { findings } = scan({ text, languageId, path: name }, options);
  const ranges = rangesOf(text, findings.map(({ span }) => span));
  return findings.map(({ ruleId, span, fingerprint: index }, at) => {
    const value = values[Number(index)] ?? '';
    return { rule: ruleId, span, line: (ranges[at]?.start.line ?? 0) + 1, value, sha1: sha1(value) };
  });
}

/** The hash is detect-secrets' choice, not ours: it only compares. */
function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
