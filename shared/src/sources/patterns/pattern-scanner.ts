import type { PatternFinding } from '../../core/model/finding';
import type { ScanDocument } from '../../scan/document';
import type { FixPlan } from '../../scan/analysis/fixes/fix';
import type { FixOptions } from '../../scan/analysis/fixes/plan-document-fixes';
import type { PatternOptions, PatternResult, SecretsInText } from '../../scan/analysis/pattern-finder';
import { PatternFinder } from '../../scan/analysis/pattern-finder';
import type { Grammar, Parser } from '../../scan/analysis/syntax/parse-port';

/** What gives parsers: `TreeSitterParsers`, or a test's own. */
export interface ParserSource {
  load(grammar: Grammar): Promise<Parser>;
}

export interface ScannedPatterns extends PatternResult {
  /** The grammar that could not be loaded: a file of the installation is missing or broken. */
  readonly unavailable?: Grammar;
}

/** Finds unsafe patterns text by text, and loads a language's grammar when the first text needs it. */
export class PatternScanner {
  readonly #finder = new PatternFinder();
  readonly #parsers: ParserSource;
  readonly #broken = new Set<Grammar>();

  constructor(parsers: ParserSource) {
    this.#parsers = parsers;
  }

  /** `secrets` is what the search for secrets gave for the same text. Never fails: settings are found without any grammar. */
  async scan(document: ScanDocument, secrets: SecretsInText, options: PatternOptions): Promise<ScannedPatterns> {
    const grammar = this.#finder.grammarFor(document, secrets);
    const parser = grammar === undefined ? undefined : await this.#load(grammar);
    const found = this.#finder.find(document, secrets, parser, options);
    return grammar === undefined || parser !== undefined ? found : { ...found, unavailable: grammar };
  }

  /**
   * What can be done about a finding of `scan`, in the very text that it was found in. How fixes are written is loaded
   * when the first one is asked for: most texts are only looked at.
   */
  async fixes(document: ScanDocument, finding: PatternFinding, secrets: SecretsInText, options: FixOptions): Promise<FixPlan> {
    const { planDocumentFixes } = await import('../../scan/analysis/fixes/plan-document-fixes');
    const language = this.#finder.languageOf(document.languageId);
    const parser = language === undefined ? undefined : await this.#load(language.grammar);
    return planDocumentFixes({ ...document, finding, ...options, ...(language === undefined || parser === undefined ? {} : { program: { language, parser } }), knownValues: secrets.findings.map(({ span }) => span) });
  }

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
