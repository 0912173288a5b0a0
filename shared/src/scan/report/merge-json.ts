import * as z from 'zod';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';

const place = z.looseObject({ line: z.number(), column: z.number() });
const amount = z.number().nonnegative();

/** What merging needs to know of a report; every other member stays as it is. */
const report = z.object({
  version: z.literal(1),
  tool: z.looseObject({ name: z.string(), version: z.string() }),
  findings: z.array(z.looseObject({ path: z.string(), severity: z.enum(['error', 'warning', 'information']), start: place })),
  skipped: z.array(z.looseObject({ path: z.string(), reason: z.string() })),
  summary: z.object({
    files: amount, bytes: amount, seconds: amount, findings: amount, suppressed: amount, accepted: amount.optional(), unanalysed: amount.optional(), skipped: z.record(z.string(), amount),
    incomplete: z.boolean(), cancelled: z.boolean(),
  }),
});

export type JsonReport = z.infer<typeof report>;

/** Reads what `jsonReport` printed; undefined for any other text. */
export function parseJsonReport(text: string): JsonReport | undefined {
  try {
    return report.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Why reports cannot become one. */
export type MergeFailure = 'no-report' | 'different-versions';

/** One report of the parts of one job: findings by path, sums of what was counted, incomplete where any of them is. */
export function mergeJsonReports(reports: readonly JsonReport[]): Result<JsonReport, MergeFailure> {
  const [first, ...others] = reports;
  if (first === undefined) return err('no-report');
  if (others.some(({ tool }) => tool.name !== first.tool.name || tool.version !== first.tool.version)) return err('different-versions');
  return ok({
    ...first,
    findings: reports.flatMap(({ findings }) => findings).sort((a, b) => byPath(a, b) || a.start.line - b.start.line || a.start.column - b.start.column),
    skipped: reports.flatMap(({ skipped }) => skipped).sort(byPath),
    summary: reports.slice(1).reduce((sum, { summary }) => added(sum, summary), first.summary),
  });
}

type Summary = JsonReport['summary'];

/** Seconds are those of all machines together. */
function added(a: Summary, b: Summary): Summary {
  const reasons = [...new Set([...Object.keys(a.skipped), ...Object.keys(b.skipped)])];
  return {
    files: a.files + b.files, bytes: a.bytes + b.bytes, seconds: a.seconds + b.seconds,
    findings: a.findings + b.findings, suppressed: a.suppressed + b.suppressed, accepted: (a.accepted ?? 0) + (b.accepted ?? 0),
    skipped: Object.fromEntries(reasons.map((reason) => [reason, (a.skipped[reason] ?? 0) + (b.skipped[reason] ?? 0)])),
    ...(a.unanalysed === undefined && b.unanalysed === undefined ? {} : { unanalysed: (a.unanalysed ?? 0) + (b.unanalysed ?? 0) }),
    incomplete: a.incomplete || b.incomplete, cancelled: a.cancelled || b.cancelled,
  };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path === b.path ? 0 : a.path < b.path ? -1 : 1;
}
