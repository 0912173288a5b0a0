import type { PatternFinding } from '../../core/model/finding';
import type { LanguageId } from '../../core/model/language-id';
import type { Span } from '../../core/model/span';
import { mayHavePatterns } from '../../scan/analysis/analysed-languages';
import type { ConcludedPatterns, PatternOptions, SecretsInText } from '../../scan/analysis/conclude-patterns';
import { concludePatterns } from '../../scan/analysis/conclude-patterns';
import { builtInInterest } from '../../scan/analysis/names/built-in-interest';
import { interestTest } from '../../scan/analysis/names/interest';
import type { FixPlan } from '../../scan/analysis/fixes/fix';
import type { FixOptions } from '../../scan/analysis/fixes/plan-document-fixes';
import type { ParseBudget } from '../../scan/analysis/syntax/parse-port';
import type { ScanDocument } from '../../scan/document';
import type { FoundPlaces, PatternScanner, ScannedPatterns } from './pattern-scanner';

/** How unsafe patterns are looked for; plain data, so that it can be sent to a worker thread. */
export interface PatternSettings {
  /** The folder with the grammars, absolute. */
  readonly grammars: string;
  /** For each text; `DEFAULT_PATTERN_MILLISECONDS` when it is not given. */
  readonly maxMilliseconds?: number;
}

/** What is found must not depend on how busy the machine is: this only ends what would hardly end by itself. */
export const DEFAULT_PATTERN_MILLISECONDS = 10_000;

/** A document whose text is made when somebody asks for it. */
export interface LazyDocument extends Omit<ScanDocument, 'text'> {
  readonly text: () => string;
}

/** The scanner and its tables are only loaded for the first text that may hold a pattern: most single files are none. */
export class LazyPatternScanner {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #interests = new Map<string, (text: string) => boolean>();
  #few = false;
  #scanner: Promise<PatternScanner> | undefined;

  /** `folder` holds the grammars; `now` is a clock in milliseconds that never goes back. */
  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Only a few texts are to come: their grammars are compiled fast rather than well. To be said before the first of them. */
  expectFew(): void {
    this.#few = true;
  }

  /** Undefined where the language has no patterns; the text is not asked for then. */
  async scan(
    document: LazyDocument, secrets: SecretsInText, options: PatternOptions & ParseBudget,
  ): Promise<(ConcludedPatterns & Omit<ScannedPatterns, 'patterns'>) | undefined> {
    const found = await this.find(document, secrets.findings.map(({ span }) => span), options);
    if (found === undefined) return undefined;
    const { patterns, ...rest } = found;
    const concluded = patterns.length === 0 ? { findings: [], suppressed: [] } : concludePatterns({ ...document, text: document.text() }, patterns, secrets, options);
    return { ...concluded, ...rest };
  }

  /** The same before anything is silenced. `knownValues` are where the detector found values. */
  async find({ text, languageId, path }: LazyDocument, knownValues: readonly Span[], budget: ParseBudget): Promise<ScannedPatterns | undefined> {
    if (!mayHavePatterns(languageId, path)) return undefined;
    if (knownValues.length === 0 && this.#isDull(languageId, text)) return { patterns: [], complete: true };
    const scanner = await this.#opened();
    return scanner.scan({ text: text(), languageId, ...(path === undefined ? {} : { path }) }, knownValues, budget);
  }

  /** What can be done about a finding of `scan`, in the very text that it was found in. */
  async fixes(document: ScanDocument, finding: PatternFinding, secrets: FoundPlaces, options: FixOptions): Promise<FixPlan> {
    return (await this.#opened()).fixes(document, finding, secrets, options);
  }

  /** Whether it shows without the scanner that it would find nothing. */
  #isDull(languageId: LanguageId, text: () => string): boolean {
    const interest = builtInInterest.get(languageId);
    if (interest === undefined) return false;
    const isInteresting = this.#interests.get(languageId) ?? interestTest(interest);
    this.#interests.set(languageId, isInteresting);
    return !isInteresting(text());
  }

  #opened(): Promise<PatternScanner> {
    this.#scanner ??= import('./open-pattern-scanner').then(({ openPatternScanner }) => openPatternScanner(this.#folder, this.#now, { few: this.#few }));
    return this.#scanner;
  }
}
