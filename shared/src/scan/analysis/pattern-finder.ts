import type { LanguageId } from '../../core/model/language-id';
import type { Span } from '../../core/model/span';
import type { ScanDocument } from '../document';
import { analyse } from './analyse';
import { findSettings } from './config/find-settings';
import type { FoundPattern } from './found-pattern';
import type { AnalysisLanguage } from './languages/language';
import { analysisLanguages } from './languages/registry';
import type { Grammar, ParseBudget, Parser } from './syntax/parse-port';
import { whyNotAnalysed } from './why-not-analysed';

/** What the analysis of one text gave, before anything is silenced. */
export interface FoundPatterns {
  /** Sorted by position. */
  readonly patterns: readonly FoundPattern[];
  /** False when the time ran out or nobody wanted the rest. */
  readonly complete: boolean;
}

/** Finds unsafe patterns in programs and settings. Made once: a language's tables take a moment to be made ready. */
export class PatternFinder {
  readonly #languages: ReadonlyMap<LanguageId, AnalysisLanguage> = analysisLanguages();
  readonly #now: () => number;

  /** `now` is a clock in milliseconds that never goes back. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The grammar without which the text cannot be analysed; undefined where nothing in it is worth a parser. */
  grammarFor({ text, languageId }: ScanDocument, knownValues: readonly Span[]): Grammar | undefined {
    const language = this.#languages.get(languageId);
    if (language === undefined || whyNotAnalysed(text) !== undefined) return undefined;
    return knownValues.length > 0 || language.libraries.isInteresting(text) ? language.grammar : undefined;
  }

  /** How a language is analysed; undefined where only settings are looked at. */
  languageOf(languageId: LanguageId): AnalysisLanguage | undefined {
    return this.#languages.get(languageId);
  }

  /**
   * `knownValues` are where the detector found values; `parser` is of the grammar that `grammarFor` named, and without it
   * only settings are looked at. The budget is for parsing and analysing together.
   */
  find(document: ScanDocument, knownValues: readonly Span[], parser: Parser | undefined, budget: ParseBudget): FoundPatterns {
    const language = this.#languages.get(document.languageId);
    const { patterns, complete } = parser === undefined || language === undefined ? NOTHING : this.#analyse(document, { language, parser, knownValues, ...budget });
    const settings = whyNotAnalysed(document.text) === 'too-large' ? [] : findSettings(document);
    return { patterns: settings.length === 0 ? patterns : [...settings, ...patterns].sort(byPlace), complete };
  }

  #analyse(document: ScanDocument, request: Omit<Parameters<typeof analyse>[0], 'now' | 'text'>): FoundPatterns {
    const { findings: patterns, complete } = analyse({ ...document, ...request, now: this.#now });
    return { patterns, complete };
  }
}

const NOTHING: FoundPatterns = { patterns: [], complete: true };

function byPlace({ span: a }: FoundPattern, { span: b }: FoundPattern): number {
  return a.start - b.start || a.end - b.end;
}
