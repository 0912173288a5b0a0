import type { Disposable } from '../../../shared/src/core/disposable';
import type { Message } from '../../../shared/src/core/messages/message';
import type { PatternFinding } from '../../../shared/src/core/model/finding';
import { contains } from '../../../shared/src/core/model/span';
import { MASK } from '../../../shared/src/core/redact/mask';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { PromptTerminal } from '../../../shared/src/host/terminal/hidden-prompt';
import type { Painter } from '../../../shared/src/host/terminal/terminal';
import { lineIdentity } from '../../../shared/src/scan/analysis/line-identity';
import type { ScanResult } from '../../../shared/src/scan/engine';
import { scan } from '../../../shared/src/scan/engine';
import { maskedLines } from '../../../shared/src/scan/report/masked-lines';
import type { Baseline } from '../../../shared/src/scan/suppress/baseline';
import { notAccepted, withAccepted, withoutValue } from '../../../shared/src/scan/suppress/baseline-changes';
import { baselineNames } from '../../../shared/src/sources/baseline-scan';
import { loadScanOptions } from '../../../shared/src/sources/scanner-settings';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import type { CliContext } from '../context';
import { FileDocuments, uriOf } from '../files/file-documents';
import { pressedKey } from '../prompts/key-press';
import type { FoundPlace } from './find-all';

export interface ReviewOptions {
  readonly context: CliContext;
  readonly settings: ScannerSettings;
  readonly baseline: Baseline;
  readonly found: readonly FoundPlace[];
  /** Also what the baseline accepts already. */
  readonly all: boolean;
  readonly titleOf: (rule: FoundPlace['rule']) => string;
}

export interface Reviewed {
  readonly baseline: Baseline;
  readonly accepted: number;
  /** What the person called real. */
  readonly real: readonly FoundPlace[];
  /** Looked at or not: without a decision. */
  readonly undecided: number;
}

type Verdict = 'accept' | 'real';

const KEYS = ['a', 's', 'n', 'b', 'q'] as const;
const QUESTION = '[a] accept  [s] real  [n] skip  [b] back  [q] quit ';

export const NO_TERMINAL: Message = {
  what: 'A review needs a terminal and a person at it.', kept: 'The baseline was left as it is.',
  next: 'Run it in a terminal. To accept everything at once: keyward baseline update --yes',
};

/** Shows one finding after the other and takes a key for each; what was decided before the end, or before Ctrl-C, counts. */
export async function review(terminal: PromptTerminal & Disposable, options: ReviewOptions): Promise<Reviewed> {
  const { context, baseline, found, all } = options;
  const fresh = new Set(notAccepted(baseline, found));
  const shown = all ? found : found.filter((one) => fresh.has(one));
  const verdicts = new Map<FoundPlace, Verdict>();
  for (let index = 0; index < shown.length;) {
    const place = shown[index];
    if (place === undefined) break;
    const state = verdicts.get(place) ?? (fresh.has(place) ? undefined : 'accept');
    terminal.output.write(await describePlace(place, `[${index + 1}/${shown.length}]`, state, options));
    const key = await pressedKey(terminal, context.interruption, QUESTION, KEYS);
    if (key === undefined || key === 'q') break;
    if (key === 'a') verdicts.set(place, 'accept');
    if (key === 's') verdicts.set(place, 'real');
    index = key === 'b' ? Math.max(0, index - 1) : index + 1;
  }
  return conclude(options, fresh, verdicts);
}

function conclude({ baseline, found }: ReviewOptions, fresh: ReadonlySet<FoundPlace>, verdicts: ReadonlyMap<FoundPlace, Verdict>): Reviewed {
  const real = found.filter((one) => verdicts.get(one) === 'real');
  const kept = found.filter((one) => verdicts.get(one) === 'accept' || (verdicts.get(one) === undefined && !fresh.has(one)));
  const without = real.reduce(withoutValue, baseline);
  return {
    baseline: withAccepted(without, notAccepted(without, kept)), real,
    accepted: [...fresh].filter((one) => verdicts.get(one) === 'accept').length,
    undecided: [...fresh].filter((one) => !verdicts.has(one)).length,
  };
}

async function describePlace(
  { file, path, rule, finding }: FoundPlace, counter: string, state: Verdict | undefined, { context, settings, baseline, titleOf }: ReviewOptions,
): Promise<string> {
  const { paint } = context.stderr;
  const { line, character } = finding.range.start;
  const said = state === undefined ? '' : state === 'accept' ? ', accepted' : ', real';
  const head = `${counter} ${safeText(path)}:${line + 1}:${character + 1}  ${titleOf(rule)} (${rule}, ${Math.round(finding.confidence * 100)} %${said})`;
  const document = await new FileDocuments({ ...context, pathOf: () => path }).open(uriOf(file));
  const options = await loadScanOptions(settings, context.monotonic, () => false);
  const text = document === undefined ? undefined : { text: document.text, languageId: document.languageId, path };
  const secrets = text === undefined ? [] : scan(text, { ...options, suppression: { comments: false }, minConfidence: MASKING_CONFIDENCE }).findings.map(({ span }) => span);
  const there = text !== undefined && (finding.kind === 'secret' ? secrets.some((span) => contains(span, finding.span)) : isSamePattern(finding, scan(text, options), text, baseline));
  const lines = text === undefined || !there
    ? ['    The file has changed since it was scanned; skip this one and run the review again.']
    : maskedLines(text.text, finding.span, secrets, { reach: REACH, hideSpan: finding.kind === 'secret' }).map((one) => lineText(one, paint));
  return `\n${paint('bold', head)}\n${lines.join('\n')}\n`;
}

/** A file's own name may be the pattern: then there is no text that could have changed. */
function isSamePattern(finding: PatternFinding, { findings, suppressed }: ScanResult, { text }: { readonly text: string }, baseline: Baseline): boolean {
  const values = [...findings, ...suppressed.map((one) => one.finding)].map(({ span }) => span);
  return finding.span.end === finding.span.start || baselineNames(baseline)(lineIdentity(text, finding, values), finding.ruleId) === finding.fingerprint;
}

/** Everything that might be a secret is masked, also what is too unlikely to be reported. */
const MASKING_CONFIDENCE = 0.05;

const REACH = 2;
const BEFORE_MASK = 50;
const LINE_LENGTH = 120;

/** Of a long line the part around the mask. */
function lineText({ number, text, marked }: ReturnType<typeof maskedLines>[number], paint: Painter): string {
  const start = marked ? Math.max(0, text.indexOf(MASK) - BEFORE_MASK) : 0;
  const part = safeText(text.slice(start).replaceAll('\t', '    '), LINE_LENGTH);
  const line = `${marked ? '>' : ' '} ${String(number).padStart(5)} | ${start > 0 ? '…' : ''}${part}`;
  return marked ? paint('bold', line) : line;
}
