import type { PatternFinding } from '../../core/model/finding';
import type { Span } from '../../core/model/span';
import type { FixPlan } from '../../scan/analysis/fixes/fix';
import type { FixOptions } from '../../scan/analysis/fixes/plan-document-fixes';
import type { FoundPatterns } from '../../scan/analysis/pattern-finder';
import { PatternFinder } from '../../scan/analysis/pattern-finder';
import type { Grammar, ParseBudget, Parser } from '../../scan/analysis/syntax/parse-port';
import type { ScanDocument } from '../../scan/document';
import { notebookPrograms } from '../../scan/notebook/notebook-programs';
import { isNotebook } from '../../scan/notebook/read-notebook';

/** What gives parsers: `TreeSitterParsers`, or a test's own. */
export interface ParserSource {
  load(grammar: Grammar): Promise<Parser>;
}

export interface ScannedPatterns extends FoundPatterns {
  /** The grammar that could not be loaded: a file of the installation is missing or broken. */
  readonly unavailable?: Grammar;
}

/** Where the detector found values. */
export interface FoundPlaces {
  readonly findings: readonly { readonly span: Span }[];
}

/** Finds unsafe patterns text by text, and loads a language's grammar when the first text needs it. */
export class PatternScanner {
  readonly #finder: PatternFinder;
  readonly #parsers: ParserSource;
  readonly #broken = new Set<Grammar>();
  readonly #now: () => number;

  /** `now` is a clock in milliseconds that never goes back. */
  constructor(parsers: ParserSource, now: () => number) {
    this.#finder = new PatternFinder(now);
    this.#parsers = parsers;
    this.#now = now;
  }

  /** `knownValues` are where the detector found values. Never fails: settings are found without any grammar. */
  scan(document: ScanDocument, knownValues: readonly Span[], budget: ParseBudget): Promise<ScannedPatterns> {
    return isNotebook(document) ? this.#scanNotebook(document, knownValues, budget) : this.#scanText(document, knownValues, budget);
  }

  /** The cells of a language as one program, in the budget of one text. */
  async #scanNotebook(document: ScanDocument, knownValues: readonly Span[], budget: ParseBudget): Promise<ScannedPatterns> {
    const end = this.#now() + budget.maxMilliseconds;
    const found: ScannedPatterns[] = [];
    for (const { languageId, text, inFile, inProgram } of notebookPrograms(document.text)) {
      const known = knownValues.flatMap((span) => inProgram(span) ?? []);
      const one = await this.#scanText({ ...document, languageId, text }, known, { ...budget, maxMilliseconds: Math.max(0, end - this.#now()) });
      found.push({ ...one, patterns: one.patterns.map((pattern) => ({ ...pattern, span: inFile(pattern.span) })) });
    }
    return {
      ...found.find(({ unavailable }) => unavailable !== undefined),
      patterns: found.flatMap(({ patterns }) => patterns).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
      complete: found.every(({ complete }) => complete),
    };
  }

  async #scanText(document: ScanDocument, knownValues: readonly Span[], budget: ParseBudget): Promise<ScannedPatterns> {
    const grammar = this.#finder.grammarFor(document, knownValues);
    const parser = grammar === undefined ? undefined : await this.#load(grammar);
    const found = this.#finder.find(document, knownValues, parser, budget);
    return grammar === undefined || parser !== undefined ? found : { ...found, complete: false, unavailable: grammar };
  }

  /**
   * What can be done about a finding of `scan`, in the very text that it was found in. How fixes are written is loaded
   * when the first one is asked for: most texts are only looked at.
   */
  async fixes(document: ScanDocument, finding: PatternFinding, { findings }: FoundPlaces, options: FixOptions): Promise<FixPlan> {
    if (isNotebook(document)) return { kind: 'refused', reason: 'in-notebook' };
    const { planDocumentFixes } = await import('../../scan/analysis/fixes/plan-document-fixes');
    const language = this.#finder.languageOf(document.languageId);
    const parser = language === undefined ? undefined : await this.#load(language.grammar);
    const program = language === undefined || parser === undefined ? {} : { program: { language, parser } };
    return planDocumentFixes({ ...document, finding, ...options, ...program, knownValues: findings.map(({ span }) => span) });
  }

  /** A file that could not be read once is not tried again for every text. */
  async #load(grammar: Grammar): Promise<Parser | undefined> {
    if (this.#broken.has(grammar)) return undefined;
    try {
      return await this.#parsers.load(grammar);
    } catch {
      this.#broken.add(grammar);
      return undefined;
    }
  }
}
