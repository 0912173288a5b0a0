import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { explain } from '../../../shared/src/scan/engine';
import type { ExplainedCandidate } from '../../../shared/src/scan/engine';
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
  context: CliContext, settings: ScannerSettings, place: LinePlace,
): Promise<Result<readonly string[], Message>> {
  const pathOf = pathShower(context.cwd);
  const file = path.resolve(context.cwd, place.file);
  const document = await new FileDocuments({ ...context, pathOf }).open(uriOf(file));
  if (document === undefined && !existsSync(file)) {
    return err({ what: `There is no file ${safeText(file)}.`, next: 'Check the path, as in: --explain src/app.js:12' });
  }
  if (document === undefined) return err({ what: `${place.file} cannot be read as text.`, next: 'Give a text file, as in: --explain src/app.js:12' });
  const lines = document.text.split('\n');
  const line = lines[place.line - 1];
  if (line === undefined) return err({ what: `${place.file} has ${lines.length} lines.`, next: `Give one of them: --explain ${place.file}:1` });
  const start = lines.slice(0, place.line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const options = await loadScanOptions(settings, context.monotonic, () => false);
  const explanation = explain(
    { text: document.text, languageId: document.languageId, path: pathOf(file) }, options, { start, end: start + line.length },
  );
  const candidates = explanation.candidates.flatMap((candidate) => candidateLines(candidate, start));
  const rejections = explanation.rejections.map(({ reason, span }) => `column ${span.start - start + 1}: left out, ${reason}`);
  const all = [...candidates, ...rejections];
  return ok(all.length === 0 ? ['Nothing on this line looked like a secret to any rule.'] : all);
}

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
