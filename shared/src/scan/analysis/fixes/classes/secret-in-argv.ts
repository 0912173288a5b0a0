import type { TextEdit } from '../../../../core/model/span';
import type { CallExpression, Expression } from '../../program/expression';
import { itemAround, withoutItems } from '../edits/list-items';
import { offered, refused, type FixPlan } from '../fix';
import type { FixContext } from '../fix-context';

/** Programs that read a password from a variable as well, and how their argument for it begins. */
const VARIABLES: readonly { readonly program: RegExp; readonly argument: RegExp; readonly name: string }[] = [
  // https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html
  { program: /^(?:mysql|mysqldump|mysqladmin|mysqlimport|mariadb|mariadb-dump)$/, argument: /^(?:-p|--password=)$/, name: 'MYSQL_PWD' },
  // https://redis.io/docs/latest/develop/tools/cli/#host-port-password-and-database
  { program: /^redis-cli$/, argument: /^--pass=$/, name: 'REDISCLI_AUTH' },
  // https://www.postgresql.org/docs/current/libpq-envars.html
  { program: /^(?:psql|pg_dump|pg_restore)$/, argument: /^password=$/, name: 'PGPASSWORD' },
];

/** An argument that all users of the machine can read becomes a variable of the program's environment, where it knows one. */
export function secretInArgv(context: FixContext): FixPlan {
  const { subject } = context.evidence;
  const { words, text, root } = context;
  const over = subject.kind === 'sink' ? words.handOver?.(subject.event, context) : undefined;
  if (over !== undefined) return offered([{ kind: over.by, title: TITLES[over.by], edits: over.edits, isPreferred: over.isSame }], 'program-decides');
  if (subject.kind !== 'sink' || subject.event.call === undefined || words.environment === undefined) return refused('program-decides');
  const { call } = subject.event;
  const found = passwordArgument(call);
  if (found === undefined || itemAround(root, found.argument.span) === undefined) return refused('program-decides');
  const removed = withoutItems(root, [found.argument.span]);
  const given = words.environment(call, found.name, text.slice(found.value.span.start, found.value.span.end), context);
  const edits: readonly TextEdit[] | undefined = removed === undefined || given === undefined ? undefined : [...removed, ...given];
  return offered([edits === undefined ? undefined : { kind: 'environment', title: TITLES.environment, edits, isPreferred: true }], 'program-decides');
}

const TITLES = { environment: 'Pass it through the environment', 'standard-input': 'Pass it through standard input' } as const;

interface PasswordArgument {
  readonly argument: Expression;
  readonly value: Expression;
  readonly name: string;
}

/** The item `-p${password}` of a list of arguments for a program that is named. */
function passwordArgument({ arguments: given }: CallExpression): PasswordArgument | undefined {
  const values = given.map(({ value }) => value);
  const list = values.find((value) => value.kind === 'sequence');
  const items = list?.kind === 'sequence' ? list.items : [];
  const [program] = [...values, ...items].flatMap((value) => (value.kind === 'text' ? [value.text.split(/[/\\]/).at(-1) ?? ''] : []));
  const known = VARIABLES.find((one) => one.program.test(program ?? ''));
  if (known === undefined) return undefined;
  for (const argument of items) {
    const [head, value, ...more] = argument.kind === 'join' ? argument.parts.filter((part) => part.kind !== 'text' || part.text !== '') : [];
    if (head?.kind === 'text' && value !== undefined && more.length === 0 && known.argument.test(head.text)) return { argument, value, name: known.name };
  }
  return undefined;
}
