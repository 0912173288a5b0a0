import type { PatternFinding } from '../../core/model/finding';
import type { LanguageId } from '../../core/model/language-id';
import { contains, type Span } from '../../core/model/span';
import type { ScanDocument } from '../document';
import { DEFAULT_MIN_CONFIDENCE, type ScanOptions, type ScanResult } from '../engine';
import { suppress, type SuppressedFinding } from '../suppress/suppression';
import { analyse } from './analyse';
import { findSettings } from './config/find-settings';
import type { FoundPattern } from './found-pattern';
import type { AnalysisLanguage } from './languages/language';
import { analysisLanguages } from './languages/registry';
import { lineIdentity } from './line-identity';
import type { Grammar, Parser } from './syntax/parse-port';

/** How one text is looked at; what it shares with the search for secrets means the same. */
export interface PatternOptions extends Pick<ScanOptions, 'fingerprint' | 'now' | 'isCancelled' | 'minConfidence' | 'suppression'> {
  /** For the analysis of one text, parsing included. */
  readonly maxMilliseconds: number;
}

/** What the search for secrets gave for the same text: which values are known, and which comments silence what. */
export type SecretsInText = Pick<ScanResult, 'findings' | 'suppressed' | 'marks'>;

export interface PatternResult {
  /** Sorted by position. */
  readonly findings: readonly PatternFinding[];
  readonly suppressed: readonly SuppressedFinding<PatternFinding>[];
  /** False when the time ran out or nobody wanted the rest. */
  readonly complete: boolean;
}

/** Finds unsafe patterns in programs and settings. Made once: a language's tables take a moment to be made ready. */
export class PatternFinder {
  readonly #languages: ReadonlyMap<LanguageId, AnalysisLanguage> = analysisLanguages();

  /** The grammar without which the text cannot be analysed; undefined where nothing in it is worth a parser. */
  grammarFor({ text, languageId }: ScanDocument, { findings }: SecretsInText): Grammar | undefined {
    const language = this.#languages.get(languageId);
    if (language === undefined || whyNotAnalysed(text) !== undefined) return undefined;
    return findings.length > 0 || language.libraries.isInteresting(text) ? language.grammar : undefined;
  }

  /** How a language is analysed; undefined where only settings are looked at. */
  languageOf(languageId: LanguageId): AnalysisLanguage | undefined {
    return this.#languages.get(languageId);
  }

  /** `parser` is of the grammar that `grammarFor` named; without it only settings are looked at. */
  find(document: ScanDocument, secrets: SecretsInText, parser: Parser | undefined, options: PatternOptions): PatternResult {
    const language = this.#languages.get(document.languageId);
    const analysed = parser === undefined || language === undefined ? NOTHING : analyse({
      ...document, language, parser, knownValues: secrets.findings.map(({ span }) => span),
      now: options.now, maxMilliseconds: options.maxMilliseconds,
      ...(options.isCancelled === undefined ? {} : { isCancelled: options.isCancelled }),
    });
    const found = [...findSettings(document), ...analysed.findings].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    return { ...conclude(found, document, secrets, options), complete: analysed.complete };
  }
}

const NOTHING = { findings: [], complete: true } as const;

/** UTF-16 code units; larger texts are data, or were made by programs. */
const MAX_LENGTH = 1_000_000;

/** What a person wrote has lines; a bundler leaves a few very long ones. */
const LONG_LINES = { from: 5000, average: 300 } as const;

/** Why a text of a known language is not analysed; undefined where it is. */
export function whyNotAnalysed(text: string): 'too-large' | 'minified' | undefined {
  if (text.length > MAX_LENGTH) return 'too-large';
  return text.length >= LONG_LINES.from && text.length / countLines(text) > LONG_LINES.average ? 'minified' : undefined;
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

function conclude(
  found: readonly FoundPattern[], { text, path }: ScanDocument, { findings, suppressed, marks }: SecretsInText, options: PatternOptions,
): Pick<PatternResult, 'findings' | 'suppressed'> {
  if (found.length === 0) return { findings: [], suppressed: [] };
  const values = [...findings, ...suppressed.map(({ finding }) => finding)].map(({ span }) => span);
  const identityOf = (pattern: FoundPattern): string => lineIdentity(text, pattern, values);
  const least = options.minConfidence ?? DEFAULT_MIN_CONFIDENCE;
  const all = found.filter(({ span, confidence }) => confidence >= least && !isToldAlready(span, values)).map((pattern): PatternFinding => ({
    kind: 'pattern', ...pattern, fingerprint: options.fingerprint(identityOf(pattern), pattern.ruleId),
  }));
  return suppress(all, { text, path, marks, valueOf: identityOf }, options.suppression ?? {});
}

/** A pattern that is nothing but a literal which the detector reports, or which somebody silenced, would be a second finding of one value. */
function isToldAlready(span: Span, values: readonly Span[]): boolean {
  return values.some((value) => contains(span, value) && length(span) - length(value) <= QUOTES);
}

/** The most that stands around a literal's text: a prefix, and three quotes on both sides. */
const QUOTES = 8;

function length({ start, end }: Span): number {
  return end - start;
}
