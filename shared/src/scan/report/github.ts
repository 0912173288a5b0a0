import type { Severity } from '../../core/model/finding';
import { isIncomplete } from '../../core/model/skipped-file';
import { safeText } from '../../core/text/safe-text';
import { titled, verificationOf } from './finding-words';
import { originWords } from './origin';
import type { Report, ReportedFile, ReportedFinding } from './report';
import { skipReason } from './skip-words';

/**
 * The report as workflow commands: GitHub shows each as an annotation of its line in a pull request.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReport(report: Report): string {
  const found = report.files.flatMap((file) => file.findings.map((finding) => annotation(file, finding, report)));
  const unread = report.files.flatMap(({ path, skipped }) => (skipped === undefined || !isIncomplete(skipped) ? []
    : [command('warning', { file: path, title: 'Not scanned' }, `Not scanned completely: ${skipReason(skipped)}.`)]));
  return [...found, ...unread, ...closing(report)].map((line) => `${line}\n`).join('');
}

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice' };

function annotation({ path, origin }: ReportedFile, finding: ReportedFinding, { rules }: Report): string {
  const { ruleId, range: { start, end }, severity, confidence } = finding;
  const rule = rules.get(ruleId);
  const title = rule?.title ?? ruleId;
  // Columns are only for what stands on one line. Both count from 1, and the end is the last column.
  const columns = start.line === end.line ? { col: start.character + 1, endColumn: Math.max(end.character, start.character + 1) } : {};
  // The lines of an old content are not those of the file that is shown.
  const place = origin === undefined ? { line: start.line + 1, endLine: end.line + 1, ...columns } : {};
  const asked = verificationOf(finding);
  const where = origin === undefined ? '' : ` In ${originWords(origin)}, line ${start.line + 1}.`;
  const text = `${titled(title, finding)} (${ruleId}, ${Math.round(confidence * 100)} %)${asked === undefined ? '' : ` ${asked}`}.${where} ${rule?.remediation ?? ''}`;
  return command(LEVELS[severity], { file: path, ...place, title }, text.trim());
}

/** An incomplete scan must not look like a clean one. */
function closing({ summary }: Report): readonly string[] {
  if (summary.cancelled) return [command('warning', { title: 'Keyward' }, 'The scan was cancelled: this report is not complete.')];
  return summary.incomplete ? [command('warning', { title: 'Keyward' }, 'Not everything could be scanned.')] : [];
}

function command(level: string, properties: Readonly<Record<string, string | number>>, text: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${level} ${list}::${escapeText(text)}`;
}

/**
 * The runner takes these back: https://github.com/actions/toolkit/blob/main/docs/commands.md. Line breaks it can carry;
 * everything else that could steer a terminal is shown as `\u{1b}`, since the log shows this line as well.
 */
function escapeText(text: string): string {
  return text.replace(/%/g, '%25').replace(/[^\r\n]+/g, (line) => safeText(line, MAX_LENGTH)).replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

/** Longer than any path. */
const MAX_LENGTH = 8192;
