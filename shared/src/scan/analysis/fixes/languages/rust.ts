import type { Span, TextEdit } from '../../../../core/model/span';
import type { SinkEvent } from '../../flow/check';
import type { CallExpression } from '../../program/expression';
import { nearest, nodeAround } from '../../syntax/find-node';
import { insertAt } from '../edits/insertion';
import type { FixContext } from '../fix-context';
import type { FixLanguage, HandOver, LogEnd, Replaced, SafeCall, SecureDraw, Written } from '../fix-language';
import { plainFixes } from './plain';

/** Rust. */
export const rustFixes: FixLanguage = {
  ...plainFixes,
  statements: new Set(['expression_statement', 'let_declaration']),
  literal,
  holeOf,
  withoutArgument,
  unlogged,
  sameInConstantTime,
  secureRandom,
  // https://doc.rust-lang.org/std/result/enum.Result.html#method.expect
  required: ({ read, name }, { text }) => {
    const source = text.slice(read.span.start, read.span.end);
    return source.endsWith(')') ? { text: `${source}.expect("${name} is not set")`, edits: [] } : undefined;
  },
  bearer,
  handOver,
  safeSettings: {},
  safeCalls: {
    // https://docs.rs/reqwest/latest/reqwest/struct.ClientBuilder.html#method.danger_accept_invalid_certs
    danger_accept_invalid_certs: { kind: 'drop-statement' }, danger_accept_invalid_hostnames: { kind: 'drop-statement' }, tls_danger_accept_invalid_certs: { kind: 'drop-statement' }, accept_invalid_certs: { kind: 'drop-statement' },
    // https://docs.rs/openssl/latest/openssl/ssl/struct.SslVerifyMode.html
    set_verify: given(/\bNONE$/, 'PEER'), set_verify_hostname: given(/^false$/, 'true'), verify_hostname: given(/^false$/, 'true'),
    // https://docs.rs/sqlx/latest/sqlx/postgres/enum.PgSslMode.html, https://docs.rs/sqlx/latest/sqlx/mysql/enum.MySqlSslMode.html
    ssl_mode: { kind: 'write', write: (context) => written(context, /(?<=\bPgSslMode::)Disable$/, 'VerifyFull') ?? written(context, /(?<=\bMySqlSslMode::)Disabled$/, 'VerifyIdentity') },
  },
};

/** A setter whose only argument has another end. */
function given(wrong: RegExp, right: string): SafeCall {
  return { kind: 'write', write: (context) => written(context, wrong, right) };
}

function written({ evidence: { subject }, text }: FixContext, wrong: RegExp, right: string): Written | undefined {
  const call = subject.kind === 'expression' && subject.expression.kind === 'call' ? subject.expression : undefined;
  const argument = call?.arguments[0];
  if (call === undefined || argument === undefined || call.arguments.length > 1) return undefined;
  const source = text.slice(argument.span.start, argument.span.end);
  if (!wrong.test(source)) return undefined;
  return { text: text.slice(call.span.start, argument.span.start) + source.replace(wrong, right) + text.slice(argument.span.end, call.span.end), edits: [] };
}

/** A text is borrowed or owned: a macro and a reference take either, and elsewhere what is wanted is made of it. */
function literal(content: string, text: string, replaced?: Replaced): string {
  const quoted = `"${content}"`;
  if (replaced === undefined) return quoted;
  const { span: { start, end }, around } = replaced;
  const isMacro = nearest(around, ({ type }) => type === 'token_tree') !== undefined;
  if (isMacro || text[start - 1] === '&') return quoted;
  return /^format!|\.to_(?:string|owned)\(\)$|^String::/.test(text.slice(start, end)) ? `${quoted}.to_string()` : `${quoted}.into()`;
}

/** A variable that the format itself names. Source: https://doc.rust-lang.org/std/fmt/#named-parameters */
function holeOf({ start, end }: Span, text: string): Span | undefined {
  if (text[start - 1] !== '{' || !/^\w+$/.test(text.slice(start, end))) return undefined;
  const rest = /^(?::[^{}\n]*)?\}/.exec(text.slice(end));
  return rest === null ? undefined : { start: start - 1, end: end + rest[0].length };
}

/** An argument of a macro, which the grammar reads as tokens, with the comma before it and its name. */
function withoutArgument({ start, end }: Span, { root, text }: FixContext): TextEdit | undefined {
  const tree = nearest(nodeAround(root, { start, end }), ({ type }) => type === 'token_tree');
  if (tree === undefined) return undefined;
  const before = /,\s*(?:\w+\s*=\s*)?(?:&\s*(?:mut\s+)?)?$/.exec(text.slice(tree.start, start));
  const isWhole = /^\s*[,)\]}]/.test(text.slice(end));
  return before === null || !isWhole ? undefined : { span: { start: tree.start + before.index, end }, newText: '' };
}

/** `#[instrument]` records all parameters but those that it is told to skip. Source: https://docs.rs/tracing/latest/tracing/attr.instrument.html */
function unlogged({ value }: SinkEvent, { root, text }: FixContext): LogEnd | undefined {
  const parameter = nearest(nodeAround(root, value.span), ({ type }) => type === 'parameter');
  if (value.kind !== 'name' || parameter === undefined) return undefined;
  const item = nearest(parameter, ({ type }) => type === 'function_item');
  const before = item === undefined ? '' : text.slice(0, item.start);
  const mark = /#\[(?:tracing::)?instrument(\(\s*)?(?:[^[\]]*)\]\s*(?:#\[[^[\]]*\]\s*)*$/.exec(before);
  if (mark === null) return { edits: undefined };
  const name = /instrument/.exec(mark[0]);
  const at = mark.index + (name?.index ?? 0) + 'instrument'.length;
  const skipped = /\bskip\(\s*/.exec(mark[0]);
  if (skipped !== null) return { edits: [insertAt(mark.index + skipped.index + skipped[0].length, `${value.name}, `)] };
  return { edits: [insertAt(at + (mark[1]?.length ?? 0), mark[1] === undefined ? `(skip(${value.name}))` : `skip(${value.name}), `)] };
}

/** With a crate that the program has already. Sources: https://docs.rs/subtle/latest/subtle/trait.ConstantTimeEq.html, https://docs.rs/constant_time_eq */
function sameInConstantTime(left: string, right: string, { text }: FixContext): Written | undefined {
  const [one, other] = [left, right].map((operand) => (/^[\w.]+$/.test(operand) ? `${operand}.as_bytes()` : `(${operand}).as_bytes()`));
  if (/\bsubtle::/.test(text)) return { text: `bool::from(subtle::ConstantTimeEq::ct_eq(${one}, ${other}))`, edits: [] };
  return /\bconstant_time_eq\b/.test(text) ? { text: `constant_time_eq::constant_time_eq(${one}, ${other})`, edits: [] } : undefined;
}

/** Of a number of any size, where the program has the crate. Source: https://docs.rs/rand/latest/rand/fn.random.html */
function secureRandom({ callee, span }: CallExpression, { text }: FixContext): SecureDraw | undefined {
  const type = /^fastrand::([ui](?:8|16|32|64|128))\(\s*\.\.\s*\)$/.exec(text.slice(span.start, span.end))?.[1];
  return callee.kind === 'member' && type !== undefined && /\brand::/.test(text) ? { span, written: { text: `rand::random::<${type}>()`, edits: [] } } : undefined;
}

/** A request that is built. Source: https://docs.rs/reqwest/latest/reqwest/struct.RequestBuilder.html#method.bearer_auth */
function bearer({ callee, span }: CallExpression, value: string, { text }: FixContext): readonly TextEdit[] | undefined {
  const isBuilt = callee.kind === 'member' && /^(?:get|post|put|patch|delete|head)$/.test(callee.property) && /\bclient\b/i.test(text.slice(callee.object.span.start, callee.object.span.end));
  return isBuilt && text.includes('reqwest') ? [insertAt(span.end, `.bearer_auth(${/^[\w.]+$/.test(value) ? `&${value}` : value})`)] : undefined;
}

/** `.arg(format!("-p{}", password))` becomes `.env("MYSQL_PWD", &password)`: a format borrows what it is given. Sources: https://doc.rust-lang.org/std/process/struct.Command.html#method.env, https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html */
function handOver({ call }: SinkEvent, { text }: FixContext): HandOver | undefined {
  if (call?.callee.kind !== 'member' || call.callee.property !== 'arg') return undefined;
  const chain = text.slice(call.span.start, call.callee.object.span.end);
  if (!/Command::new\("(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump)"\)/.test(chain)) return undefined;
  const start = call.callee.span.end - call.callee.property.length;
  const argument = text.slice(start, call.span.end);
  const [, value] = /^arg\(\s*&?format!\(\s*"(?:-p|--password=)\{\}",\s*([\w.&]+)\s*\)\s*\)$/.exec(argument) ?? /^arg\(\s*&?format!\(\s*"(?:-p|--password=)\{(\w+)\}"\s*\)\s*\)$/.exec(argument) ?? [];
  return value === undefined ? undefined : { by: 'environment', isSame: true, edits: [{ span: { start, end: call.span.end }, newText: `env("MYSQL_PWD", ${value.startsWith('&') ? value : `&${value}`})` }] };
}
