import type { BlobOrigin } from '../core/model/blob-origin';
import type { Finding, RelatedPlace } from '../core/model/finding';
import type { LanguageId } from '../core/model/language-id';
import type { FileSkipReason } from '../core/model/skipped-file';
import { fingerprinter } from '../core/redact/fingerprint';
import { builtInRules } from '../scan/detection/rules/registry';
import type { CompiledRules, ScanOptions, ScanResult } from '../scan/engine';
import { compileRules, DEFAULT_BUDGET, DEFAULT_MIN_CONFIDENCE, scan, scanBytes } from '../scan/engine';
import type { PatternOptions } from '../scan/analysis/pattern-finder';
import { cellFinder } from '../scan/notebook/cell-numbers';
import { detectLanguage } from '../scan/language';
import type { ReportedFinding, SilencedBy } from '../scan/report/report';
import type { SuppressedFinding, SuppressionOptions, SuppressionReason } from '../scan/suppress/suppression';
import type { BaselineSettings } from './baseline-scan';
import { acceptedFindings, baselineNames } from './baseline-scan';
import { decodeText, sniffEncoding } from '../host/files/decode-text';
import type { DetectionSettings } from './detection-settings';
import { prepareDetection } from './detection-settings';
import type { CharacterUnit } from './positions';
import { rangeFinder } from './positions';
import { readArchive } from './archives/read-archive';
import { unpack, type Unpacked } from './archives/unpack';
import { QuietContents, type QuietMemory } from './quiet-contents';
import type { ScannedPatterns } from './patterns/pattern-scanner';
import type { PatternSettings } from './patterns/lazy-pattern-scanner';
import { DEFAULT_PATTERN_MILLISECONDS, LazyPatternScanner } from './patterns/lazy-pattern-scanner';
import { FileReader } from './read-file';
import { VersionScanner } from './version-scanner';

/** How files are scanned; plain data, so that it can be sent to a worker thread. */
export interface ScannerSettings {
  /** 32 bytes: this user's. */
  readonly fingerprintKey: Uint8Array;
  readonly maxFileBytes: number;
  readonly maxFileMilliseconds?: number;
  /** Also looks into zip, tar and gzip files. */
  readonly archives?: boolean;
  readonly minConfidence?: number;
  /** Rule ids that are not reported. */
  readonly disabledRules?: readonly string[];
  /** False reports also what a comment in the file silences. */
  readonly honourComments?: boolean;
  readonly detection?: DetectionSettings;
  /** Unsafe patterns are looked for, too. */
  readonly patterns?: PatternSettings;
  /** Report only these; both are looked for all the same, because each needs to know of the other. */
  readonly only?: Finding['kind'];
  readonly baseline?: BaselineSettings;
  /** What the columns of findings count; UTF-16 code units by default. */
  readonly unit?: CharacterUnit;
  /** What earlier scans of this process found to hold nothing is not scanned again. */
  readonly quiet?: QuietMemory;
}

export const DEFAULT_MAX_FILE_BYTES = 5_000_000;

export interface FileTask {
  /** Absolute; or any name that is used once, where the content is given. */
  readonly file: string;
  /** Relative, with forward slashes: what rules and reports see. */
  readonly path: string;
  readonly size: number;
  /** What is scanned in place of a file on disk. */
  readonly content?: Uint8Array;
}

/** A finding with its place in lines, since the text is gone by the time it is shown. */
export type LocatedFinding = ReportedFinding;

export interface FileResult {
  readonly file: string;
  readonly path: string;
  readonly bytes: number;
  readonly findings: readonly LocatedFinding[];
  /** How many findings comments, configuration files or a baseline silenced. */
  readonly suppressed: number;
  /** How many of them a baseline did; absent for none. */
  readonly accepted?: number;
  /** Those that somebody accepted, one by one; absent for none. */
  readonly silenced?: readonly { readonly finding: LocatedFinding; readonly by: SilencedBy }[];
  /** With findings as well, when the time was over before the end. */
  readonly skipped?: FileSkipReason;
  /** For contents of a repository's history. */
  readonly origin?: BlobOrigin;
}

/** Scans one file after the other; builds the rules' automaton once. */
export class FileScanner {
  readonly #reader: FileReader;
  readonly #report: ReportOptions;
  readonly #options: ScanOptions;
  readonly #isCancelled: () => boolean;
  readonly #settings: ScannerSettings;
  readonly #versions: VersionScanner;
  readonly #quiet: QuietContents | undefined;
  readonly #patterns: LazyPatternScanner | undefined;

  private constructor(settings: ScannerSettings, options: ScanOptions, isCancelled: () => boolean) {
    this.#reader = new FileReader(settings.maxFileBytes, (head) => sniffEncoding(head) === undefined);
    this.#report = reportOptions(settings);
    this.#isCancelled = isCancelled;
    this.#options = options;
    this.#settings = settings;
    this.#versions = new VersionScanner(options);
    this.#patterns = settings.patterns === undefined ? undefined : new LazyPatternScanner(settings.patterns.grammars, options.now);
    const { quiet, ...others } = settings;
    this.#quiet = quiet === undefined ? undefined : new QuietContents(quiet, others);
  }

  static async open(settings: ScannerSettings, now: () => number, isCancelled: () => boolean): Promise<FileScanner> {
    return new FileScanner(settings, await loadScanOptions(settings, now, isCancelled), isCancelled);
  }

  /**
   * One result for a file, and for an archive one for each file in it that has something to say. Undefined when it was
   * cancelled before or during the file: half a file's findings are no result.
   */
  async scan(task: FileTask): Promise<readonly FileResult[] | undefined> {
    if (this.#isCancelled()) return undefined;
    const archive = this.#settings.archives === true ? readArchive(task) : undefined;
    if (archive !== undefined) return this.#scanArchive(task, archive);
    const outcome = task.content === undefined ? this.#reader.read(task.file) : { kind: 'read' as const, bytes: task.content };
    if (outcome.kind === 'skipped') return [skippedFile(task, outcome.reason)];
    const { bytes } = outcome;
    const entry = this.#quiet?.entryOf(task.path, bytes);
    if (entry !== undefined && this.#quiet?.has(entry) === true) return [quietResult(task, bytes.length)];
    const scanned = task.content === undefined ? scanContent(bytes, task.path, this.#options) : this.#versions.scan(bytes, task.path);
    const result = await this.#resultOf(task, bytes, scanned);
    if (entry !== undefined && result !== undefined) this.#quiet?.learn(entry, result);
    return result === undefined ? undefined : [result];
  }

  async #resultOf(task: FileTask, bytes: Uint8Array, scanned: ScannedContent | undefined): Promise<FileResult | undefined> {
    if (scanned === undefined) return skippedFile(task, 'binary');
    const patterns = await this.#patterns?.scan({ ...scanned, path: task.path, text: scanned.wholeText }, scanned.result, this.#patternOptions());
    const found = patterns === undefined ? scanned : { text: scanned.wholeText(), result: joined(scanned.result, patterns) };
    return this.#isCancelled() ? undefined : fileResult(task, bytes.length, found, this.#report);
  }

  #patternOptions(): PatternOptions {
    return { ...this.#options, maxMilliseconds: this.#settings.patterns?.maxMilliseconds ?? DEFAULT_PATTERN_MILLISECONDS };
  }

  /** The bytes that were read are the archive's; those of the files in it are not counted again. */
  async #scanArchive(task: FileTask, archive: Uint8Array): Promise<readonly FileResult[] | undefined> {
    const results: FileResult[] = [];
    for (const member of unpack(task.path, archive)) {
      const inArchive = { ...task, path: member.path };
      const result = await this.#scanMember(inArchive, member);
      if (result === undefined) return undefined;
      results.push({ ...result, bytes: results.length === 0 ? archive.length : 0 });
    }
    return results.length > 0 ? results : [{ file: task.file, path: task.path, bytes: archive.length, findings: [], suppressed: 0 }];
  }

  async #scanMember(task: FileTask, member: Unpacked): Promise<FileResult | undefined> {
    if (this.#isCancelled()) return undefined;
    if (member.kind === 'skipped') return skippedFile(task, member.reason);
    return member.content.length > this.#settings.maxFileBytes ? skippedFile(task, 'too-large')
      : this.#resultOf(task, member.content, scanContent(member.content, task.path, this.#options));
  }
}

/** How one text is scanned. It waits only where a configuration brings patterns of its own, whose engine is loaded then. */
export async function loadScanOptions(settings: ScannerSettings, now: () => number, isCancelled: () => boolean): Promise<ScanOptions> {
  const { detection, ...others } = settings;
  if (detection === undefined) return scanOptions(others, now, isCancelled);
  const { own, policy, minConfidence } = await prepareDetection(detection, settings.minConfidence ?? DEFAULT_MIN_CONFIDENCE);
  const options = optionsWith(compileRules(builtInRules, own), settings, now, isCancelled);
  return { ...options, minConfidence, suppression: { ...options.suppression, policy } };
}

/** The same at once, for settings without any configuration file. */
export function scanOptions(settings: ScannerSettings & { readonly detection?: never }, now: () => number, isCancelled: () => boolean): ScanOptions {
  return optionsWith(compileRules(builtInRules), settings, now, isCancelled);
}

function optionsWith(rules: CompiledRules, settings: ScannerSettings, now: () => number, isCancelled: () => boolean): ScanOptions {
  const { minConfidence } = settings;
  return {
    rules,
    fingerprint: fingerprintOf(settings),
    now,
    isCancelled,
    budget: {
      maxLength: settings.maxFileBytes,
      maxMilliseconds: settings.maxFileMilliseconds ?? DEFAULT_BUDGET.maxMilliseconds,
    },
    suppression: suppressionOf(settings),
    ...(minConfidence === undefined ? {} : { minConfidence }),
  };
}

/** What names findings: this user's key, or a baseline's while one is written. */
export function fingerprintOf({ baseline, fingerprintKey }: ScannerSettings): ScanOptions['fingerprint'] {
  return baseline?.use === 'name' ? baselineNames(baseline.baseline) : fingerprinter(fingerprintKey);
}

/** What silences findings by these settings, with the configuration files' say, for findings that no text is scanned for. */
export async function loadSuppression(settings: ScannerSettings): Promise<SuppressionOptions> {
  const { detection, minConfidence } = settings;
  if (detection === undefined) return suppressionOf(settings);
  return { ...suppressionOf(settings), policy: (await prepareDetection(detection, minConfidence ?? DEFAULT_MIN_CONFIDENCE)).policy };
}

function suppressionOf({ baseline, honourComments }: ScannerSettings): SuppressionOptions {
  return { comments: honourComments ?? true, ...(baseline?.use === 'accept' ? { baseline: acceptedFindings(baseline) } : {}) };
}

/** What was found in a text, of whichever kind. */
type FoundInText = Pick<ScanResult, 'skipped'> & { readonly findings: readonly Finding[]; readonly suppressed: readonly SuppressedFinding[] };

interface ScannedContent {
  readonly result: ScanResult;
  /** Empty where nothing of it was needed. */
  readonly text: string;
  readonly languageId: LanguageId;
  readonly wholeText: () => string;
}

/** A file's bytes as found on disk or in git; undefined for a binary. Most files hold no keyword and are never decoded. */
export function scanContent(bytes: Uint8Array, path: string, options: ScanOptions): ScannedContent | undefined {
  const encoding = sniffEncoding(bytes);
  if (encoding === undefined) return undefined;
  const decode = (all: Uint8Array): string => decodeText(all, encoding);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const text = decode(bytes);
    const languageId = detectLanguage(path, text.slice(0, HEAD));
    return { text, languageId, wholeText: () => text, result: scan({ text, path, languageId }, options) };
  }
  const head = (): string => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(HEAD, bytes.byteLength)).toString('latin1');
  const offsets = encoding === 'utf-8' ? 'utf-8' : 'single-byte';
  const languageId = detectLanguage(path, head);
  const scanned = scanBytes({ bytes, encoding: offsets, decode, path, languageId }, options);
  return { ...scanned, languageId, wholeText: () => (scanned.text === '' ? decode(bytes) : scanned.text) };
}

/** Both kinds by position. */
function joined(secrets: ScanResult, patterns: ScannedPatterns): FoundInText {
  if (patterns.findings.length === 0 && patterns.suppressed.length === 0) return secrets;
  return {
    findings: [...secrets.findings, ...patterns.findings].sort((a, b) => a.span.start - b.span.start),
    suppressed: [...secrets.suppressed, ...patterns.suppressed], skipped: secrets.skipped,
  };
}

/** What decides a file's language: its first lines. */
const HEAD = 4096;

/** What decides which findings are given out, and how their places are counted. */
export interface ReportOptions {
  readonly disabled: ReadonlySet<string>;
  readonly unit: CharacterUnit;
  readonly only?: Finding['kind'];
}

export function reportOptions({ disabledRules, unit, only }: ScannerSettings): ReportOptions {
  return { disabled: new Set(disabledRules ?? []), unit: unit ?? 'utf-16', ...(only === undefined ? {} : { only }) };
}

export function fileResult(
  task: FileTask, bytes: number, { result, text }: { readonly result: FoundInText; readonly text: string }, { disabled, unit, only }: ReportOptions,
): FileResult {
  if (isQuiet(result)) return quietResult(task, bytes);
  const isWanted = ({ ruleId, kind }: Finding): boolean => !disabled.has(ruleId) && (only === undefined || only === kind);
  const findings = result.findings.filter(isWanted);
  const suppressed = only === undefined ? result.suppressed : result.suppressed.filter(({ finding }) => finding.kind === only);
  const silenced = suppressed.flatMap(({ finding, by }) => (isSilencedBy(by.kind) && isWanted(finding) ? [{ finding, by: by.kind }] : []));
  const all = [...findings, ...silenced.map(({ finding }) => finding)];
  const rangeAt = rangeFinder(text, all.flatMap((finding) => [finding.span, ...relatedOf(finding).map((place) => place.span)]), unit);
  const cellAt = all.length === 0 ? () => undefined : cellFinder(task.path, text);
  const located = (finding: Finding): LocatedFinding => ({
    ...finding, range: rangeAt(finding.span), ...cellOf(cellAt(finding.span)),
    ...(relatedOf(finding).length === 0 ? {} : { parts: relatedOf(finding).map((place) => ({ ...place, range: rangeAt(place.span) })) }),
  });
  const accepted = suppressed.filter(({ by }) => by.kind === 'baseline').length;
  const reason = result.skipped.map(reasonOf).find((one) => one !== undefined);
  return {
    file: task.file,
    path: task.path,
    bytes,
    findings: findings.map(located),
    ...(silenced.length === 0 ? {} : { silenced: silenced.map(({ finding, by }) => ({ finding: located(finding), by })) }),
    suppressed: suppressed.length,
    ...(accepted === 0 ? {} : { accepted }),
    ...(reason === undefined ? {} : { skipped: reason }),
  };
}

function relatedOf(finding: Finding): readonly RelatedPlace[] {
  return finding.kind === 'secret' ? finding.related ?? [] : [];
}

function cellOf(cell: number | undefined): Pick<LocatedFinding, 'cell'> {
  return cell === undefined ? {} : { cell };
}

function isSilencedBy(kind: SuppressionReason['kind']): kind is SilencedBy {
  return kind === 'comment' || kind === 'baseline' || kind === 'allow-list';
}

function quietResult({ file, path }: FileTask, bytes: number): FileResult {
  return { file, path, bytes, findings: [], suppressed: 0 };
}

function isQuiet({ findings, suppressed, skipped }: FoundInText): boolean {
  return findings.length === 0 && suppressed.length === 0 && skipped.length === 0;
}

export function skippedFile({ file, path }: FileTask, reason: FileSkipReason): FileResult {
  return { file, path, bytes: 0, findings: [], suppressed: 0, skipped: reason };
}

function reasonOf(skip: ScanResult['skipped'][number]): FileSkipReason | undefined {
  switch (skip.kind) {
    case 'too-large': return 'too-large';
    case 'out-of-time': case 'own-rules-out-of-time': return 'out-of-time';
    case 'cancelled': return undefined;
  }
}
