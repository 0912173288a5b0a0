import { safeText } from '../../../shared/src/core/text/safe-text';
import { githubReport } from '../../../shared/src/scan/report/github';
import { htmlReport } from '../../../shared/src/scan/report/html';
import { jsonReport } from '../../../shared/src/scan/report/json';
import { junitReport } from '../../../shared/src/scan/report/junit';
import type { Report } from '../../../shared/src/scan/report/report';
import { sarifReport } from '../../../shared/src/scan/report/sarif';
import { textReport } from '../../../shared/src/scan/report/text';

export const REPORT_FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'html'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface PrintOptions {
  readonly format: ReportFormat;
  /** For text. */
  readonly colour: boolean;
  /** For text: columns of the terminal that it goes to. */
  readonly width?: number;
  /** For text: with what speaks for and against each finding. */
  readonly explain: boolean;
}

export function printReport(report: Report, { format, colour, explain, width }: PrintOptions): string {
  switch (format) {
    case 'json': return jsonReport(report);
    case 'sarif': return sarifReport(report);
    case 'junit': return junitReport(report);
    case 'github': return githubReport(report);
    case 'html': return htmlReport(report);
    case 'text': return textReport(report, { colour, sanitise: (name) => safeText(name), explain, ...(width === undefined ? {} : { width }) });
  }
}
