import type { Argument, CallExpression, Expression, TextExpression } from '../../program/expression';
import { BRACE_HOLE, formatted, PRINTF_HOLE } from '../../program/formatted';
import type { Lowering } from '../../program/lowering';
import { joinOf, nameExpression, plainArgument, spanOf } from '../../program/lowering';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { simpleType } from './declarations';
import { addFlag, optionsOfHandle } from './options';

/** A call: a comparison, a copy into a buffer, a conversion or a format is lowered to what it does. */
export function lowerCall(node: SyntaxNode, lower: Lowering): Expression {
  const callee = lower.expression(node.child('function') ?? node);
  const given = lower.expressionsIn(node.child('arguments'));
  const span = spanOf(node);
  const name = callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.property : '';
  const call = (args: readonly Argument[]): CallExpression => ({ kind: 'call', callee, arguments: args, constructs: false, span });
  if (callee.kind === 'name') {
    const done = comparison(name, given, span) ?? copied(name, given, span) ?? conversion(node, name, given);
    if (done !== undefined) return done;
    if (GENERATOR.test(name)) return { kind: 'opaque', parts: [callee, ...given], span };
  }
  const [first, second] = given;
  // https://en.cppreference.com/w/cpp/utility/format/format, https://fmt.dev/latest/api/
  if (name === 'format' && first?.kind === 'text') return formatted({ start: first.span.start, end: given.at(-1)?.span.end ?? span.end }, first, given.slice(1).map(plainArgument), BRACE_HOLE);
  const format = FORMATS[name];
  if (format !== undefined) return withFormat(call(given.map(plainArgument)), format);
  // What is written to comes first, as with `fprintf`.
  if (/^(?:fputs|fputws)$/.test(name) && first !== undefined && second !== undefined) return call([plainArgument(second), plainArgument(first)]);
  if (name === 'fwrite' && first !== undefined && given[3] !== undefined) return call([plainArgument(given[3]), plainArgument(first)]);
  if (name === 'curl_easy_perform') return call([...given.map(plainArgument), ...optionsOfHandle(node, lower)]);
  return call(addFlag(name, given));
}

/** `new Client(…)`. */
export function lowerNew(node: SyntaxNode, lower: Lowering): Expression {
  const type = node.child('type');
  return { kind: 'call', callee: nameExpression(type ?? node, simpleType(type?.text ?? '')), arguments: lower.expressionsIn(node.child('arguments')).map(plainArgument), constructs: true, span: spanOf(node) };
}

/** `out << a << b` adds a and b to what the stream was given. */
export function lowerStream(node: SyntaxNode, lower: Lowering): Expression {
  const values: Expression[] = [];
  let left: SyntaxNode | undefined = node;
  while (left?.type === 'binary_expression' && left.child('operator')?.text === '<<') {
    const right = left.child('right');
    if (right !== undefined) values.unshift(lower.expression(right));
    left = left.child('left');
  }
  const span = spanOf(node);
  const stream = left === undefined ? undefined : lower.expression(left);
  if (stream === undefined || stream.kind === 'constant' || (values.length === 1 && values[0]?.kind === 'constant')) return { kind: 'opaque', parts: [...(stream === undefined ? [] : [stream]), ...values], span };
  const first = values[0]?.span.start ?? span.start;
  return { kind: 'assign', target: { kind: 'member', object: stream, property: '<<', span }, value: joinOf({ start: first, end: span.end }, values), adds: true, declares: false, span };
}

/** Functions that compare two texts or buffers. Source: https://pubs.opengroup.org/onlinepubs/9799919799/functions/memcmp.html */
const COMPARES = /^(?:strcmp|strncmp|memcmp|bcmp|strcasecmp|strncasecmp|wcscmp|lstrcmpA?|g_strcmp0|g_str_equal|streq)$/;

function comparison(name: string, [left, right]: readonly Expression[], span: Expression['span']): Expression | undefined {
  return COMPARES.test(name) && left !== undefined && right !== undefined ? { kind: 'compare', operator: '==', operands: [left, right], span } : undefined;
}

/** Functions that fill the buffer that is their first argument, with the position of what from. */
const COPIES: Readonly<Record<string, number>> = { strcpy: 1, strncpy: 1, strlcpy: 1, memcpy: 1, memmove: 1, stpcpy: 1, strcpy_s: 2, strcat: 1, strncat: 1, strlcat: 1, wcscpy: 1, bcopy: 1 };
/** The same with a format, at this position. */
const PRINTS: Readonly<Record<string, number>> = { sprintf: 1, snprintf: 2, asprintf: 1, vsnprintf: 2, sprintf_s: 2, swprintf: 2, g_snprintf: 2, xasprintf: 1, Curl_aprintf: 1 };
const CLEANS = /^(?:memset|explicit_bzero|bzero|memset_s|memzero_explicit|OPENSSL_cleanse|sodium_memzero|SecureZeroMemory|RtlSecureZeroMemory|mbedtls_platform_zeroize|explicit_memset)$/;

function copied(name: string, given: readonly Expression[], span: Expression['span']): Expression | undefined {
  const [target] = given;
  if (target === undefined) return undefined;
  const assign = (value: Expression, adds: boolean): Expression => ({ kind: 'assign', target, value, adds, declares: false, span });
  if (CLEANS.test(name)) return assign({ kind: 'constant', text: '0', span }, false);
  const from = given[COPIES[name] ?? -1];
  if (from !== undefined) return assign(from, /cat$/.test(name));
  const position = PRINTS[name];
  const format = position === undefined ? undefined : given[position];
  return position === undefined || format?.kind !== 'text' ? undefined : assign(filled(format, given.slice(position + 1)), false);
}

/** `static_cast<T>(x)`, `std::string(x)` and `std::move(x)` are x. */
function conversion(node: SyntaxNode, name: string, given: readonly Expression[]): Expression | undefined {
  const [only] = given;
  if (only === undefined || given.length !== 1) return undefined;
  return /^(?:(?:static|reinterpret|const|dynamic)_cast|bit_cast|string|wstring|string_view|move|forward|ref|cref|as_const|QString|QByteArray|BAD_CAST|TEXT|_T)$/.test(name) || node.child('function')?.type === 'primitive_type' ? only : undefined;
}

/** Engines and distributions of random numbers are called as functions: what they give is what they are. */
const GENERATOR = /^(?:gen|generator|rng|engine|eng|mt|mt19937|prng|dis|dist|distr|distribution|uniform|\w{1,30}_(?:dist|distribution|gen|rng|engine)|\w{1,30}(?:Dist|Distribution|Rng|Engine|Generator))$/;

/** Functions whose arguments become one text, with the position of the format. */
const FORMATS: Readonly<Record<string, number>> = {
  printf: 0, wprintf: 0, vprintf: 0, fprintf: 1, fwprintf: 1, dprintf: 1, syslog: 1, printk: 0, err: 1, errx: 1, warn: 0, warnx: 0, error: 2,
  g_print: 0, g_printerr: 0, g_message: 0, g_warning: 0, g_error: 0, g_debug: 0, g_info: 0, g_critical: 0, g_log: 2, g_strdup_printf: 0, g_set_error: 3, g_error_new: 2, g_string_printf: 1, g_string_append_printf: 1,
  pr_info: 0, pr_err: 0, pr_debug: 0, pr_warn: 0, dev_info: 1, dev_err: 1, dev_dbg: 1, dev_warn: 1, av_log: 2, __android_log_print: 2, ESP_LOGI: 1, ESP_LOGD: 1, ESP_LOGW: 1, ESP_LOGE: 1, ESP_LOGV: 1,
  RCLCPP_INFO: 1, RCLCPP_DEBUG: 1, RCLCPP_ERROR: 1, RCLCPP_WARN: 1, ROS_INFO: 0, ROS_DEBUG: 0, ROS_ERROR: 0, ROS_WARN: 0, UE_LOG: 2, wxLogMessage: 0, wxLogError: 0, wxLogDebug: 0,
  LOG_INFO: 0, LOG_DEBUG: 0, LOG_ERROR: 0, LOG_WARN: 0, LOG_TRACE: 0, LOGI: 0, LOGD: 0, LOGE: 0, LOGW: 0, log_info: 0, log_debug: 0, log_error: 0, log_warn: 0, log_trace: 0, log_fatal: 0, debug_printf: 0, PyErr_Format: 1, luaL_error: 1, PySys_WriteStderr: 0, elog: 1, ereport: 1, errmsg: 0,
  die: 0, fatal: 0, panic: 0, Sys_Error: 0, qDebug: 0, qInfo: 0, qWarning: 0, qCritical: 0, qFatal: 0, zlog_info: 1, zlog_debug: 1, zlog_error: 1, rte_exit: 1, qPrintable: 0, StrFormat: 0, StringPrintf: 0,
};

function withFormat(call: CallExpression, position: number): Expression {
  const values = call.arguments.map(({ value }) => value);
  const format = values[position];
  if (format?.kind !== 'text') return call;
  const text = filled(format, values.slice(position + 1));
  const { callee } = call;
  if (callee.kind === 'name' && /^(?:g_strdup_printf|StrFormat|StringPrintf|errmsg)$/.test(callee.name)) return text;
  return { ...call, arguments: [...call.arguments.slice(0, position), plainArgument(text)] };
}

/** Numbers, characters and addresses say nothing of the text they are called after; a byte in hexadecimal is a part of it. */
const NUMBERS = /^%[-+ #0']*\d{0,4}(?:\.\d{1,4})?(?:hh?|ll?|[jztLq]|I64|I32)?[diucfFeEgGaApn]$|^%#?(?:[lzj]|ll)?[xXo]$/;
/** A number of these may become a secret. */
const RANDOM = /^(?:rand|random|rand_r|[lm]rand48)$/;
/** A few characters are shown to tell secrets apart. */
const FEW_CHARACTERS = /^%-?\.[1-8]s$/;

function filled(format: TextExpression, values: readonly Expression[]): Expression {
  const holes = [...format.text.matchAll(PRINTF_HOLE)].map(([hole]) => hole).filter((hole) => hole !== '%%');
  const given = values.map((value, index): Argument => {
    const hole = holes[index] ?? '';
    const isRandom = value.kind === 'call' && value.callee.kind === 'name' && RANDOM.test(value.callee.name);
    return plainArgument((NUMBERS.test(hole) && !isRandom) || FEW_CHARACTERS.test(hole) ? { kind: 'compare', operator: hole, operands: [value], span: value.span } : value);
  });
  return formatted({ start: format.span.start, end: values.at(-1)?.span.end ?? format.span.end }, format, given, PRINTF_HOLE);
}
