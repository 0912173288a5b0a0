import type { Severity } from '../../core/model/finding';
import { isIncomplete } from '../../core/model/skipped-file';
import { detailsOf, evidenceOf, titled, verificationOf } from './finding-words';
import { originWords } from './origin';
import { countBySeverity, type Report, type ReportedFile, type ReportedFinding, type ReportSummary } from './report';
import { skipCount, skipReason } from './skip-words';

export interface TextReportOptions {
  readonly colour: boolean;
  /** Makes a file's name safe to print: a repository may hold names with control characters. */
  readonly sanitise: (name: string) => string;
  /** Print each finding's evidence, too. */
  readonly explain?: boolean;
  /** Columns of the terminal; what does not fit is broken between its parts. Without it nothing is broken. */
  readonly width?: number;
}

/** The report for a terminal: findings by file, then one sentence on what was scanned and what was not. */
export function textReport(report: Report, options: TextReportOptions): string {
  const paint = options.colour ? colours : plain;
  const blocks = report.files.filter(({ findings }) => findings.length > 0).map((file) => fileBlock(file, report, options, paint));
  return [...blocks, ...unscanned(report, options), `${summaryLine(report, options, paint)}\n`].join('\n');
}

type Paint = Readonly<Record<Severity | 'bold' | 'faint', (text: string) => string>>;

const asIs = (text: string): string => text;
const plain: Paint = { error: asIs, warning: asIs, information: asIs, bold: asIs, faint: asIs };

/** SGR sequences of ECMA-48, section 8.3.117. */
const sgr = (code: number) => (text: string): string => `\u001b[${code}m${text}\u001b[0m`;
const colours: Paint = { error: sgr(31), warning: sgr(33), information: sgr(36), bold: sgr(1), faint: sgr(2) };

function fileBlock(file: ReportedFile, report: Report, options: TextReportOptions, paint: Paint): string {
  const lines = file.findings.flatMap((finding) => findingLines(finding, report, options, paint));
  const from = file.origin === undefined ? '' : paint.faint(`  ${originWords(file.origin)}`);
  return [`${paint.bold(options.sanitise(file.path))}${from}`, ...lines, ''].join('\n');
}

function findingLines(finding: ReportedFinding, report: Report, options: TextReportOptions, paint: Paint): readonly string[] {
  const { line, character } = finding.range.start;
  const place = `${line + 1}:${character + 1}`.padEnd(8);
  const severity = paint[finding.severity](finding.severity.padEnd(11));
  const title = report.rules.get(finding.ruleId)?.title ?? finding.ruleId;
  const what = titled(title, finding);
  const details = detailsOf(finding);
  const fits = DETAILS_COLUMN + what.length + details.length + 1 <= (options.width ?? Infinity);
  const first = `  ${place} ${severity} ${what}${fits ? ' ' : `\n${' '.repeat(DETAILS_COLUMN)}`}${paint.faint(details)}${verificationText(finding, paint)}`;
  if (options.explain !== true) return [first];
  return [first, ...evidenceOf(finding).map((line) => paint.faint(`${' '.repeat(12)}${line}`))];
}

/** Where a finding's title begins: after its place and severity. */
const DETAILS_COLUMN = 23;

/** Files that a reader would take for scanned: what the limits or the system kept back, by name. */
function unscanned({ files }: Report, { sanitise }: TextReportOptions): readonly string[] {
  const kept = files.flatMap(({ path, skipped }) => (skipped === 'too-large' || (skipped !== undefined && isIncomplete(skipped)) ? [{ path, skipped }] : []));
  if (kept.length === 0) return [];
  const lines = kept.slice(0, MOST_NAMED).map(({ path, skipped }) => `  ${sanitise(path)}: ${skipReason(skipped)}`);
  const more = kept.length > MOST_NAMED ? [`  and ${kept.length - MOST_NAMED} more; --format json names them all`] : [];
  return ['Not scanned:', ...lines, ...more, ''];
}

/** More than this would push the findings off the screen. */
const MOST_NAMED = 20;

/** What the vendor said stands out where it is a reason to hurry. */
function verificationText(finding: ReportedFinding, paint: Paint): string {
  const words = verificationOf(finding);
  if (finding.kind === 'pattern' || words === undefined) return '';
  return ` ${finding.verification?.state === 'active' ? paint.error(words) : paint.faint(words)}`;
}

function summaryLine({ files, summary, counted = 'file' }: Report, { width = Infinity }: TextReportOptions, paint: Paint): string {
  const counts = countBySeverity(files);
  const all = counts.error + counts.warning + counts.information;
  const parts = (['error', 'warning', 'information'] as const).filter((severity) => counts[severity] > 0)
    .map((severity) => paint[severity](count(counts[severity], severity === 'information' ? 'information' : severity)));
  const found = all === 0 ? 'Nothing found' : `${count(all, 'finding')} (${parts.join(', ')})`;
  const hit = files.filter(({ findings }) => findings.length > 0).length;
  const where = hit === 0 || hit === summary.files ? count(summary.files, counted) : `${hit} of ${count(summary.files, counted)}`;
  const sentences = [`${found} in ${where}, ${size(summary.bytes)}, ${summary.seconds.toFixed(1)} s.`, ...remarks(summary)];
  const line = sentences.join(' ');
  // A colour takes no room on the screen.
  return line.replace(/\u001b\[\d+m/g, '').length <= width ? line : sentences.join('\n');
}

/** Everything that the reader must know not to take silence for safety. */
function remarks(summary: ReportSummary): readonly string[] {
  const skipped = Object.entries(summary.skipped).filter(([, number]) => (number ?? 0) > 0).map(([reason, number]) => skipCount(reason, number ?? 0));
  return [
    ...(summary.suppressed > 0 ? [`${count(summary.suppressed, 'finding')} suppressed${ofBaseline(summary)}.`] : []),
    ...(skipped.length > 0 ? [`Skipped: ${skipped.join(', ')}.`] : []),
    ...(summary.unanalysed === undefined ? [] : [`${count(summary.unanalysed, 'program')} not looked at for unsafe patterns: a grammar is missing from this installation.`]),
    ...(summary.cancelled ? ['Cancelled: this report is not complete.'] : summary.incomplete ? ['Not everything could be scanned.'] : []),
  ];
}

function ofBaseline({ suppressed, accepted = 0 }: ReportSummary): string {
  if (accepted === 0) return '';
  return accepted === suppressed ? ' by the baseline' : `, ${accepted} of them by the baseline`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 || noun === 'information' ? '' : 's'}`;
}

function size(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
