import type { PatternFinding } from '../../core/model/finding';
import type { FixPlan } from '../../scan/analysis/fixes/fix';
import type { FixOptions } from '../../scan/analysis/fixes/plan-document-fixes';
import { mayHavePatterns } from '../../scan/analysis/analysed-languages';
import type { PatternOptions, SecretsInText } from '../../scan/analysis/pattern-finder';
import type { ScanDocument } from '../../scan/document';
import type { PatternScanner, ScannedPatterns } from './pattern-scanner';

/** How unsafe patterns are looked for; plain data, so that it can be sent to a worker thread. */
export interface PatternSettings {
  /** The folder with the grammars, absolute. */
  readonly grammars: string;
  /** For each text; `DEFAULT_PATTERN_MILLISECONDS` when it is not given. */
  readonly maxMilliseconds?: number;
}

export const DEFAULT_PATTERN_MILLISECONDS = 250;

/** A document whose text is made when somebody asks for it. */
export interface LazyDocument extends Omit<ScanDocument, 'text'> {
  readonly text: () => string;
}

/** The scanner and its tables are only loaded for the first text that may hold a pattern: most single files are none. */
export class LazyPatternScanner {
  readonly #folder: string;
  readonly #now: () => number;
  #scanner: Promise<PatternScanner> | undefined;

  /** `folder` holds the grammars; `now` is a clock in milliseconds that never goes back. */
  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Undefined where the language has no patterns; the text is not asked for then. */
  async scan({ text, languageId, path }: LazyDocument, secrets: SecretsInText, options: PatternOptions): Promise<ScannedPatterns | undefined> {
    if (!mayHavePatterns(languageId, path)) return undefined;
    this.#scanner ??= this.#open();
    return (await this.#scanner).scan({ text: text(), languageId, ...(path === undefined ? {} : { path }) }, secrets, options);
  }

  /** What can be done about a finding of `scan`, in the very text that it was found in. */
  async fixes(document: ScanDocument, finding: PatternFinding, secrets: SecretsInText, options: FixOptions): Promise<FixPlan> {
    this.#scanner ??= this.#open();
    return (await this.#scanner).fixes(document, finding, secrets, options);
  }

  async #open(): Promise<PatternScanner> {
    const { openPatternScanner } = await import('./open-pattern-scanner');
    return openPatternScanner(this.#folder, this.#now);
  }
}
