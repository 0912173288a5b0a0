import { existsSync } from 'node:fs';
import path from 'node:path';
import type { PatternFinding } from '../../../shared/src/core/model/finding';
import type { Span } from '../../../shared/src/core/model/span';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { mayHavePatterns } from '../../../shared/src/scan/analysis/analysed-languages';
import { whyNotAnalysed } from '../../../shared/src/scan/analysis/why-not-analysed';
import type { ScanDocument } from '../../../shared/src/scan/document';
import { explain, scan } from '../../../shared/src/scan/engine';
import type { ExplainedCandidate, ScanOptions } from '../../../shared/src/scan/engine';
import type { PatternSettings } from '../../../shared/src/sources/patterns/lazy-pattern-scanner';
import { LazyPatternScanner } from '../../../shared/src/sources/patterns/lazy-pattern-scanner';
import { loadScanOptions } from '../../../shared/src/sources/scanner-settings';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import type { CliContext } from '../context';
import { FileDocuments, uriOf } from '../files/file-documents';
import { pathShower } from './scanner-settings';

/** `FILE:LINE`, lines from 1. */
export interface LinePlace {
  readonly file: string;
  readonly line: number;
}

/** Says why something on a line is reported or not: signals and their weights, never the text itself. */
export async function explainLine(
  context: CliContext, settings: ScannerSettings, asked: LinePlace,
): Promise<Result<readonly string[], Message>> {
  const pathOf = pathShower(context.cwd);
  const file = path.resolve(context.cwd, asked.file);
  const document = await new FileDocuments({ ...context, pathOf }).open(uriOf(file));
  if (document === undefined && !existsSync(file)) {
    return err({ what: `There is no file ${safeText(file)}.`, next: 'Check the path, as in: --explain src/app.js:12' });
  }
  if (document === undefined) return err({ what: `${asked.file} cannot be read as text.`, next: 'Give a text file, as in: --explain src/app.js:12' });
  const lines = document.text.split('\n');
  const line = lines[asked.line - 1];
  if (line === undefined) return err({ what: `${asked.file} has ${lines.length} lines.`, next: `Give one of them: --explain ${asked.file}:1` });
  const start = lines.slice(0, asked.line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const options = await loadScanOptions(settings, context.monotonic, () => false);
  const scanned = { text: document.text, languageId: document.languageId, path: pathOf(file) };
  const place = { start, end: start + line.length };
  const explanation = explain(scanned, options, place);
  const candidates = explanation.candidates.flatMap((candidate) => candidateLines(candidate, start));
  const rejections = explanation.rejections.map(({ reason, span }) => `column ${span.start - start + 1}: left out, ${reason}`);
  const patterns = settings.patterns === undefined ? [] : await patternLines(scanned, { patterns: settings.patterns, options, place });
  const all = [...candidates, ...rejections, ...patterns];
  return ok(all.length === 0 ? ['Nothing on this line looked like a secret, or unsafe with one, to any rule.'] : all);
}

interface PatternPlace {
  readonly patterns: PatternSettings;
  readonly options: ScanOptions;
  readonly place: Span;
}

/** The unsafe patterns that touch the line; or why the file was not analysed, which no report says. */
async function patternLines(document: ScanDocument, { patterns, options, place }: PatternPlace): Promise<readonly string[]> {
  const reason = mayHavePatterns(document.languageId, document.path) ? whyNotAnalysed(document.text) : undefined;
  if (reason !== undefined) return [`Not analysed for unsafe patterns: ${NOT_ANALYSED[reason]}.`];
  const scanner = new LazyPatternScanner(patterns.grammars, options.now);
  const found = await scanner.scan({ ...document, text: () => document.text }, scan(document, options), { ...options, maxMilliseconds: PATIENCE });
  const lines = (all: readonly PatternFinding[], outcome: string): readonly string[] => all.filter(({ span }) => span.start <= place.end && place.start <= span.end)
    .map(({ ruleId, span, confidence }) => `column ${Math.max(0, span.start - place.start) + 1}: ${ruleId}, ${Math.round(confidence * 100)} %, ${outcome}`);
  const missing = found?.unavailable === undefined ? [] : [`Not analysed for unsafe patterns: the grammar ${found.unavailable} is missing from this installation.`];
  return [...lines(found?.findings ?? [], OUTCOME.reported), ...lines(found?.suppressed.map(({ finding }) => finding) ?? [], OUTCOME.suppressed), ...missing];
}

/** Milliseconds; whoever asks waits for the answer. */
const PATIENCE = 10_000;

const NOT_ANALYSED: Readonly<Record<NonNullable<ReturnType<typeof whyNotAnalysed>>, string>> = {
  'too-large': 'the file has over a million characters', 'minified': 'its lines are so long that a program wrote it',
};

function candidateLines({ ruleId, span, confidence, evidence, outcome }: ExplainedCandidate, lineStart: number): readonly string[] {
  return [
    `column ${span.start - lineStart + 1}: ${ruleId}, ${Math.round(confidence * 100)} %, ${OUTCOME[outcome]}`,
    ...evidence.map(({ signal, weight }) => `    ${weight >= 0 ? '+' : ''}${weight.toFixed(2)}  ${signal}`),
  ];
}

const OUTCOME: Readonly<Record<ExplainedCandidate['outcome'], string>> = {
  'reported': 'reported',
  'suppressed': 'silenced by a comment, a configuration file or the baseline',
  'below-confidence': 'not reported: too unlikely',
  'covered-by-another': 'not reported: another finding covers it',
};
