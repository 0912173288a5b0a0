import { evidenceOf, titled, verificationOf } from './finding-words';
import { safeMarkup } from './markup';
import { originWords } from './origin';
import { countBySeverity, noteworthySkip, type Report, type ReportedFile, type ReportedFinding, type ReportSummary } from './report';
import { skipReason } from './skip-words';

/**
 * The report as one HTML file that needs nothing else: no script, no font, no picture, and a policy that forbids them all,
 * so that a name from a repository could not run anything even if it got through.
 */
export function htmlReport(report: Report): string {
  const counts = countBySeverity(report.files);
  const found = report.files.filter(({ findings }) => findings.length > 0);
  const unread = report.files.filter((file) => noteworthySkip(file) !== undefined);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${safeMarkup(report.tool.name)} report</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<h1>${safeMarkup(report.tool.name)} report</h1>`,
    `<p>${count(counts.error, 'error')}, ${count(counts.warning, 'warning')}, ${counts.information} for information. ${scanned(report.summary)}</p>`,
    ...found.map((file) => fileSection(file, report)),
    ...(unread.length === 0 ? [] : [unreadSection(unread)]),
    `<footer>${safeMarkup(`${report.tool.name} ${report.tool.version}`)}</footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const STYLE = [
  ':root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{max-width:70rem;margin:2rem auto;padding:0 1rem}',
  'h2{font-size:1.05rem;margin:2rem 0 .4rem;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%;table-layout:fixed}',
  '.findings th:nth-child(1){width:5rem}.findings th:nth-child(2){width:7rem}.findings th:nth-child(4){width:14rem}',
  'th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #8886}',
  'th{font-weight:600}code{font-size:.9em;overflow-wrap:anywhere}.error{color:#c62828}.warning{color:#8f5600}.information{color:#1769aa}',
  '.alarm{font-weight:600}summary{cursor:pointer}footer{margin-top:3rem;opacity:.7}',
  '@media (max-width:45rem){thead{display:none}table,tbody,tr,td{display:block}tr{padding:.5rem 0;border-bottom:1px solid #8886}td{border:0;padding:.1rem 0;overflow-wrap:anywhere}}',
  '@media (prefers-color-scheme:dark){.error{color:#ff8a80}.warning{color:#ffcc80}.information{color:#90caf9}}',
].join('');

function scanned({ files, suppressed, seconds, cancelled, incomplete }: ReportSummary): string {
  const warning = cancelled ? 'The scan was cancelled: this report is not complete.' : incomplete ? 'Not everything could be scanned.' : '';
  return [
    `Scanned ${count(files, 'file')} in ${seconds.toFixed(1)} s.`,
    ...(suppressed > 0 ? [`${count(suppressed, 'finding')} suppressed.`] : []),
    ...(warning === '' ? [] : [`<span class="alarm">${warning}</span>`]),
  ].join(' ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function fileSection({ path, origin, findings }: ReportedFile, report: Report): string {
  const from = origin === undefined ? '' : ` <small>${safeMarkup(originWords(origin))}</small>`;
  return [
    `<section><h2><code>${safeMarkup(path)}</code>${from}</h2>`,
    '<table class="findings"><thead><tr><th>Place</th><th>Severity</th><th>What</th><th>Confidence</th><th>What to do</th></tr></thead><tbody>',
    ...findings.map((finding) => findingRow(finding, report)),
    '</tbody></table></section>',
  ].join('\n');
}

function findingRow(finding: ReportedFinding, { rules }: Report): string {
  const { range: { start }, severity, ruleId, confidence } = finding;
  const rule = rules.get(ruleId);
  const percent = `${Math.round(confidence * 100)} %`;
  const signals = evidenceOf(finding).map(safeMarkup).join('<br>');
  const verification = verificationOf(finding);
  const asked = verification === undefined ? '' : `<br>${safeMarkup(verification)}`;
  const cells = [
    `${start.line + 1}:${start.character + 1}`,
    `<span class="${severity}">${severity}</span>`,
    `${safeMarkup(titled(rule?.title ?? ruleId, finding))}<br><code>${safeMarkup(ruleId)}</code>${asked}`,
    signals === '' ? percent : `<details><summary>${percent}</summary>${signals}</details>`,
    safeMarkup(rule?.remediation ?? ''),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function unreadSection(files: readonly ReportedFile[]): string {
  const rows = files.map(({ path, skipped }) => `<tr><td><code>${safeMarkup(path)}</code></td><td>${skipped === undefined ? '' : skipReason(skipped)}</td></tr>`);
  return ['<section><h2>Left out</h2>', '<table><thead><tr><th>File</th><th>Reason</th></tr></thead><tbody>', ...rows, '</tbody></table></section>'].join('\n');
}
