import { sniffEncoding } from '../host/files/decode-text';
import type { ConcludedPatterns } from '../scan/analysis/conclude-patterns';
import type { ScanOptions, ScanResult } from '../scan/engine';
import { readArchive } from './archives/read-archive';
import { unpack, type Unpacked } from './archives/unpack';
import type { FileResult, FileTask, FoundContent, ReportOptions } from './file-result';
import { fileResult, quietResult, reportOptions, skippedFile } from './file-result';
import { DEFAULT_PATTERN_MILLISECONDS, LazyPatternScanner } from './patterns/lazy-pattern-scanner';
import type { ScannedPatterns } from './patterns/pattern-scanner';
import { QuietContents } from './quiet-contents';
import { FileReader } from './read-file';
import type { ScannedContent } from './scan-content';
import { scanContent } from './scan-content';
import type { ScannerSettings } from './scanner-settings';
import { loadScanOptions } from './scanner-settings';
import { VersionScanner } from './version-scanner';

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

  /** Only a few files are to come. To be said before the first of them. */
  expectFew(): void {
    this.#patterns?.expectFew();
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
    const found = await this.#withPatterns(scanned, task.path);
    return this.#isCancelled() ? undefined : fileResult(task, bytes.length, found, this.#report);
  }

  async #withPatterns(scanned: ScannedContent, path: string): Promise<FoundContent> {
    const { result, wholeText, languageId } = scanned;
    const maxMilliseconds = this.#settings.patterns?.maxMilliseconds ?? DEFAULT_PATTERN_MILLISECONDS;
    const patterns = await this.#patterns?.scan({ text: wholeText, languageId, path }, result, { ...this.#options, maxMilliseconds });
    return patterns === undefined ? scanned : { text: wholeText(), result: joined(result, patterns), ...gapOf(patterns) };
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

/** Both kinds by position. */
function joined(secrets: ScanResult, patterns: ConcludedPatterns): FoundContent['result'] {
  if (patterns.findings.length === 0 && patterns.suppressed.length === 0) return secrets;
  return {
    findings: [...secrets.findings, ...patterns.findings].sort((a, b) => a.span.start - b.span.start),
    suppressed: [...secrets.suppressed, ...patterns.suppressed], skipped: secrets.skipped,
  };
}

function gapOf({ complete, unavailable }: Pick<ScannedPatterns, 'complete' | 'unavailable'>): Pick<FoundContent, 'patternGap'> {
  if (complete) return {};
  return { patternGap: unavailable === undefined ? 'out-of-time' : 'no-grammar' };
}
