import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { PatternFinding, RuleId, Severity } from '../../core/model/finding';
import { fileRole } from '../../scan/file-role';
import { ENVIRONMENT_EXAMPLES, isEnvironmentFile, wrongInRepository } from '../../scan/hygiene/file-names';
import type { SuppressedFinding, SuppressionOptions } from '../../scan/suppress/suppression';
import { suppress } from '../../scan/suppress/suppression';
import type { TrackedFiles } from '../../host/git/tracked-files';
import type { FileResult, LocatedFinding } from '../file-result';
import { isSilencedBy } from '../file-result';
import type { ScannerSettings } from '../scanner-settings';
import { fingerprintOf, loadSuppression } from '../scanner-settings';
import { IgnoreRules, repositoryOf } from '../ignore-rules';
import { TrackedPaths } from '../tracked-paths';

/** A file or link that the walk met, whether it is scanned or left out. */
export interface MetFile {
  /** Absolute. */
  readonly file: string;
  /** As reports name it. */
  readonly path: string;
}

/**
 * Finds files that should not be in a repository, by their names and by what git says of them; nothing is read but the
 * names beside them. A file's findings are joined to what its content gave.
 */
export class RepositoryHygiene {
  readonly #settings: ScannerSettings;
  readonly #fingerprint: ReturnType<typeof fingerprintOf>;
  readonly #tracked: TrackedPaths;
  readonly #found = new Map<string, readonly PatternFinding[]>();
  #suppression: Promise<SuppressionOptions> | undefined;
  readonly #suppressed = new Map<string, readonly SuppressedFinding<PatternFinding>[]>();

  constructor(settings: ScannerSettings, trackedFiles: TrackedFiles | undefined, signal: AbortSignal | undefined) {
    this.#settings = settings;
    this.#fingerprint = fingerprintOf(settings);
    this.#tracked = new TrackedPaths(trackedFiles, signal);
  }

  /** Looks at one file, before its content is scanned. `isIgnored` where the walk left it out; it lets files in that were named. */
  async meet(met: MetFile, isIgnored: boolean): Promise<void> {
    const rules = await this.#rulesOf(met, isIgnored);
    if (rules.length === 0) return;
    const disabled = new Set(this.#settings.disabledRules ?? []);
    const findings = rules.filter((ruleId) => !disabled.has(ruleId)).map((ruleId) => this.#finding(ruleId, met.path));
    this.#suppression ??= loadSuppression(this.#settings);
    const { findings: kept, suppressed } = suppress(findings, { text: '', path: met.path, marks: [], valueOf: ({ ruleId }) => identityOf(ruleId, met.path) }, await this.#suppression);
    if (kept.length > 0) this.#found.set(met.file, kept);
    if (suppressed.length > 0) this.#suppressed.set(met.file, suppressed);
  }

  /** A file's result with what is wrong about the file itself, which comes first. */
  join(result: FileResult): FileResult {
    const found = this.#found.get(result.file) ?? [];
    const suppressed = this.#suppressed.get(result.file) ?? [];
    if (found.length === 0 && suppressed.length === 0) return result;
    const silenced = suppressed.flatMap(({ finding, by }) => (isSilencedBy(by.kind) ? [{ finding: located(finding), by: by.kind }] : []));
    const accepted = suppressed.filter(({ by }) => by.kind === 'baseline').length + (result.accepted ?? 0);
    return {
      ...result, findings: [...found.map(located), ...result.findings], suppressed: result.suppressed + suppressed.length,
      ...(accepted === 0 ? {} : { accepted }), ...(silenced.length === 0 ? {} : { silenced: [...silenced, ...result.silenced ?? []] }),
    };
  }

  async #rulesOf({ file }: MetFile, isIgnored: boolean): Promise<readonly RuleId[]> {
    const name = path.basename(file);
    const isEnvironment = isEnvironmentFile(name);
    const wrong = wrongInRepository(file.split(path.sep).join('/'));
    if (wrong === undefined) return [];
    const repository = repositoryOf(path.dirname(file));
    if (repository === undefined) return [];
    const rules: RuleId[] = [];
    if (await this.#tracked.holds(file, repository)) rules.push(wrong);
    else if (isEnvironment && !isIgnored && !IgnoreRules.hide(file)) rules.push('keyward/repository-hygiene-env-not-ignored');
    return isEnvironment && !hasExample(path.dirname(file)) ? [...rules, 'keyward/repository-hygiene-no-env-example'] : rules;
  }

  #finding(ruleId: RuleId, at: string): PatternFinding {
    const role = fileRole(at);
    const isMadeUp = role === 'test' || role === 'example';
    const severity: Severity = isMadeUp || ruleId === 'keyward/repository-hygiene-no-env-example' ? 'information' : 'warning';
    return { kind: 'pattern', ruleId, span: { start: 0, end: 0 }, severity, confidence: isMadeUp ? 0.5 : 0.9, word: path.posix.basename(at), fingerprint: this.#fingerprint(identityOf(ruleId, at), ruleId) };
  }
}

function located(finding: PatternFinding): LocatedFinding {
  return { ...finding, range: BEGINNING };
}

/** A file has no line that says what is wrong: its path does. */
function identityOf(ruleId: RuleId, at: string): string {
  return `${ruleId}\n${at}`;
}

function hasExample(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => ENVIRONMENT_EXAMPLES.has(name.toLowerCase()));
  } catch {
    // Who cannot list the folder cannot say that it lacks anything.
    return true;
  }
}

const BEGINNING: LocatedFinding['range'] = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
