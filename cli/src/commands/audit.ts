import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { AuditEventType, AuditResult } from '../../../shared/src/core/model/audit-event';
import { localTime } from '../../../shared/src/core/text/local-time';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { AuditEntry } from '../../../shared/src/secrets/audit/entry';
import { queryAuditLog } from '../../../shared/src/secrets/audit/query';
import type { AuditFilter } from '../../../shared/src/secrets/audit/query';
import { verifyAuditLog } from '../../../shared/src/secrets/audit/verify';
import type { AuditProblem, AuditVerification } from '../../../shared/src/secrets/audit/verify';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage } from '../output/report-message';
import { printTable } from '../output/table';
import type { CommandHost } from '../command-host';
import { withSession } from '../session';
import type { Session } from '../session';

interface ShowOptions {
  readonly since?: Date;
  readonly until?: Date;
  readonly event?: AuditEventType;
  readonly result?: AuditResult;
  readonly agent?: string;
  readonly store?: string;
  readonly secret?: string;
  readonly limit: number;
  readonly all?: boolean;
  readonly json?: boolean;
}

export function addAuditCommand(program: Command, { context, finish }: CommandHost): void {
  const audit = program.command('audit').description('look at, and check, the log of what was done with secrets');
  audit.command('show')
    .description('print entries of the log, the newest last')
    .option('--since <time>', 'from then on: 2026-01-31, 2026-01-31T12:00Z, 90m, 24h or 7d', moment(context.now))
    .option('--until <time>', 'before then', moment(context.now))
    .option('--event <type>', 'this kind of event, such as SECRET_READ', (text: string) => oneOf(EVENT_TYPES, text.toUpperCase()))
    .option('--result <result>', 'success, failure, denied, cancelled or pending', (text: string) => oneOf(RESULTS, text.toLowerCase()))
    .option('--agent <id>', 'what this agent did')
    .option('--store <name>', 'what concerns this store')
    .option('--secret <path>', 'what concerns this secret, or all below a folder')
    .option('--limit <number>', 'at most so many, the newest', limit, 50)
    .option('--all', 'show every intent, not only those without an outcome')
    .option('--json', 'one JSON object a line')
    .addHelpText('after', '\nExamples:\n  keyward audit show --since 24h --event SECRET_READ\n  keyward audit show --secret shop/ --json\n')
    .action(async (options: ShowOptions) => {
      finish(await withSession(context, {}, (session) => show(session, options)));
    });
  audit.command('verify')
    .description('check that nothing in the log was changed, taken out or put in another order')
    .option('--json', 'as JSON')
    .action(async (options: { readonly json?: boolean }) => {
      finish(await withSession(context, {}, (session) => verify(session, options)));
    });
}

async function show({ context: { stdout, stderr }, paths, vault }: Session, options: ShowOptions): Promise<number> {
  const allowed = await vault.service.mayReadLog();
  const entries = allowed.ok ? await queryAuditLog(paths.auditFolder, filterOf(options)) : allowed;
  if (!entries.ok) {
    reportMessage(stderr, describeHere(entries.error));
    return exitCode.usage;
  }
  if (options.json === true) for (const entry of entries.value) stdout.write(`${JSON.stringify(entry)}\n`);
  else if (entries.value.length === 0) stdout.write('No entries.\n');
  else printTable(stdout, ['time', 'event', 'result', 'by', 'secret', 'action'], entries.value.map((entry) => rowOf(entry, options)));
  return exitCode.clean;
}

function filterOf(options: ShowOptions): AuditFilter {
  const { since, until, event, result, agent, store, secret } = options;
  return {
    limit: options.limit, hideFinishedIntents: options.all !== true,
    ...(since === undefined ? {} : { from: since }),
    ...(until === undefined ? {} : { to: until }),
    ...(event === undefined ? {} : { eventTypes: [event] }),
    ...(result === undefined ? {} : { results: [result] }),
    ...(agent === undefined ? {} : { agentId: agent }),
    ...(store === undefined ? {} : { store }),
    ...(secret === undefined ? {} : { name: secret }),
  };
}

function rowOf(entry: AuditEntry, { all }: ShowOptions): readonly string[] {
  const name = entry.secret_name === '' ? '' : `${entry.store}/${entry.secret_name}`;
  const begun = all === true ? 'intent' : 'unfinished';
  const result = entry.phase === 'intent' ? begun : entry.result;
  const by = `${entry.agent_id} (${entry.component})`;
  return [localTime(entry.timestamp, 'seconds'), entry.event_type, result, by, name, entry.action];
}

async function verify({ context: { stdout, stderr }, paths, vault }: Session, { json }: { readonly json?: boolean }): Promise<number> {
  const allowed = await vault.service.mayReadLog();
  const checked = allowed.ok ? await verifyAuditLog(paths.auditFolder, await vault.witnesses()) : allowed;
  if (!checked.ok) {
    reportMessage(stderr, describeHere(checked.error));
    return exitCode.usage;
  }
  const sound = checked.value.problems.length === 0;
  if (json === true) stdout.write(`${JSON.stringify({ sound, ...checked.value }, null, 2)}\n`);
  else for (const line of verificationLines(checked.value)) stdout.write(`${line}\n`);
  return sound ? exitCode.clean : exitCode.findings;
}

function verificationLines(checked: AuditVerification): readonly string[] {
  const { entries, segments, problems, witnesses, notAnchored, recoveries } = checked;
  const files = `${entries} entries in ${segments} ${segments === 1 ? 'file' : 'files'}`;
  return [
    problems.length === 0 ? `The log is sound: ${files}, each one continues the one before.` : `The log was changed: ${files}.`,
    ...problems.map((problem) => `  ${problemText(problem)}`),
    ...witnesses.map(({ name, confirmed, error }) => (error === undefined
      ? `Confirmed by "${safeText(name)}" up to entry ${confirmed?.seq ?? 0}.`
      : `"${safeText(name)}" could not be asked: ${describeHere(error).what}`)),
    ...(notAnchored > 0 ? [`${notAnchored} newer entries are not confirmed by anybody yet.`] : []),
    ...(recoveries > 0 ? [`${recoveries} times the log was continued after a crash.`] : []),
  ];
}

/** Problems are a closed list of kinds with numbers; what they have in common is where they are. */
function problemText(problem: AuditProblem): string {
  const places = Object.entries(problem).filter(([member]) => member !== 'kind').map(([member, value]) => `${member} ${safeText(String(value))}`);
  return `${problem.kind}${places.length === 0 ? '' : `: ${places.join(', ')}`}`;
}

const EVENT_TYPES: readonly AuditEventType[] = [
  'SECRET_READ', 'SECRET_WRITE', 'SECRET_LIST', 'SECRET_DELETE', 'SECRET_ROTATE', 'SECRET_EXPORT', 'ACCESS_DENIED', 'UNLOCK', 'LOCK',
  'PERMISSION_CHANGE', 'CONFIG_CHANGE', 'RUN', 'APPROVAL', 'SKILL_VERDICT', 'LOG_RECOVERED', 'LOG_OPENED', 'ANCHOR',
];
const RESULTS: readonly AuditResult[] = ['pending', 'success', 'failure', 'denied', 'cancelled'];

/** A mistyped word would find nothing, which looks like a clean log. */
function oneOf<Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((known) => known === text);
  if (word === undefined) throw new InvalidArgumentError(`Allowed are ${words.join(', ')}.`);
  return word;
}

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A date, or a time span back from now. */
function moment(now: () => Date): (text: string) => Date {
  return (text) => {
    const span = /^(\d{1,6})([mhd])$/.exec(text);
    if (span?.[2] !== undefined) return new Date(now().getTime() - Number(span[1]) * UNIT_MS[span[2] as keyof typeof UNIT_MS]);
    const time = Date.parse(text);
    if (Number.isNaN(time)) throw new InvalidArgumentError('A time looks like 2026-01-31, 2026-01-31T12:00Z, 90m, 24h or 7d.');
    return new Date(time);
  };
}

function limit(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('A whole number from 1 on is meant.');
  return Number(text);
}
