import type { CallExpression } from '../../program/expression';
import { comparedOperands, guarded, type Operand } from '../edits/compared';
import { helperState } from '../edits/declared';
import { atEnd } from '../edits/insertion';
import type { FixContext } from '../fix-context';
import type { FixLanguage, SameTexts, SecureDraw, Written } from '../fix-language';

/** PHP. */
export const phpFixes: FixLanguage = {
  holes: new Set(['dynamic_variable_name']),
  bareHoles: new Set(['encapsed_string', 'heredoc_body']),
  statements: new Set(['expression_statement', 'return_statement', 'echo_statement']),
  concatenation: '.',
  literal: (content) => `'${content}'`,
  refusesUnused: false,
  writesEach: [],
  negated: (condition) => `!${condition}`,
  redactor,
  // https://www.php.net/manual/function.hash-equals.php
  sameInConstantTime,
  secureRandom,
  // https://www.php.net/manual/language.exceptions.php: `throw` is an expression since PHP 8.
  required: ({ expression, name }, { text }) => {
    // `?:` or `??` stays, and of a call all but the default.
    const last = expression.kind === 'choice' ? expression.options.at(-1) : undefined;
    const [key] = expression.kind === 'call' ? expression.arguments : [];
    const read = last !== undefined ? text.slice(expression.span.start, last.span.start) : key !== undefined ? `${text.slice(expression.span.start, key.span.end)}) ?: ` : undefined;
    return read === undefined ? undefined : { text: `${read}throw new \\RuntimeException('${name} is not set')`, edits: [] };
  },
  generic: (error) => (error === undefined ? undefined : {
    text: '"internal error $errorId"', edits: [], declares: 'errorId',
    before: ['$errorId = bin2hex(random_bytes(8));', `error_log($errorId . ' ' . $${error});`],
  }),
  // https://www.php.net/manual/function.setcookie.php
  cookie: {
    flags: [{ name: 'secure', value: 'true' }, { name: 'httponly', value: 'true' }, { name: 'samesite', value: "'Lax'" }],
    option: (name, value) => `'${name}' => ${value}`,
    options: (written) => `[${written}]`,
  },
  // https://www.php.net/manual/curl.constants.php, https://www.php.net/manual/context.ssl.php, https://www.php.net/manual/function.ldap-set-option.php
  safeSettings: {
    CURLOPT_SSL_VERIFYPEER: { value: 'true', isDefault: false }, CURLOPT_SSL_VERIFYHOST: { value: '2', isDefault: false }, verify_peer: { value: 'true', isDefault: true },
    verify_peer_name: { value: 'true', isDefault: true }, allow_self_signed: { value: 'false', isDefault: true }, verify: { value: 'true', isDefault: true }, VERIFY: { value: 'true', isDefault: true },
    verify_host: { value: 'true', isDefault: true }, sslverify: { value: 'true', isDefault: true }, MYSQL_ATTR_SSL_VERIFY_SERVER_CERT: { value: 'true', isDefault: false },
    sslmode: { value: 'verify-full', isDefault: false }, LDAP_OPT_X_TLS_REQUIRE_CERT: { value: 'LDAP_OPT_X_TLS_DEMAND', isDefault: false },
  },
  safeCalls: { withoutVerifying: { kind: 'drop-from-chain' } },
};

/** What the program is run with or has worked out; the user's own comes second: https://www.php.net/manual/function.hash-equals.php */
const KNOWN = /^(?:\\?(?:getenv|env|config|constant|hash_hmac|hash|define)\b|\$_ENV\b|\$this->|(?:self|static|[A-Z]\w*)::|[A-Z][A-Z0-9_]*$|\$(?:known|expected|configured|stored)\w*$)/;
const GIVEN = /^\$(?:_(?:SERVER|GET|POST|COOKIE|REQUEST)\b|request\b|this->request\b|(?:given|provided|supplied|submitted|received|user)\w*$)/;

/** Variables, constants and what only reads a setting or header by its name. */
const PLAIN = /^(?:\$\w+|\$this|(?:\w+::)?\$?\w+)(?:\??->\w+|\[(?:'[\w-]*'|"[\w-]*"|\d+)\])*(?:\s*\?\?\s*(?:''|""|null))?$/;
const READS = /^(?:\\?(?:getenv|env|config)|\$(?:this->)?request->(?:header|input|query|post|cookie|get|headers->get))\((?:'[\w.-]*'|"[\w.-]*")\)$/;

/** It takes nothing but strings. `strcmp` makes strings of what it gets; to `==` a number is the same as its digits. */
function sameInConstantTime(_left: string, _right: string, context: FixContext): SameTexts | 'may-be-missing' | undefined {
  const operands = comparedOperands(context);
  const { subject } = context.evidence;
  if (operands === undefined || subject.kind !== 'expression') return undefined;
  const [left, right] = operands;
  const isGivenFirst = (GIVEN.test(left.text) && !GIVEN.test(right.text)) || (KNOWN.test(right.text) && !KNOWN.test(left.text));
  const [known, given] = isGivenFirst ? [right, left] : [left, right];
  if (/^\\?str/.test(context.text.slice(subject.expression.span.start, left.expression.span.start))) {
    const asString = ({ text, isThere }: Operand) => (isThere ? text : `(string) ${/^[\w$>\-:[\]'"()]+$/.test(text) ? text : `(${text})`}`);
    return { text: `hash_equals(${asString(known)}, ${asString(given)})`, edits: [] };
  }
  const isPlain = (operand: string) => PLAIN.test(operand) || READS.test(operand);
  const same = guarded(`hash_equals(${known.text}, ${given.text})`, [known, given], { guard: (operand) => `is_string(${operand})`, and: ' && ', isPlain }, []);
  const isLoose = subject.expression.kind === 'compare' && /^[!=]=$/.test(subject.expression.operator);
  return same === 'may-be-missing' ? same : { ...same, isCertain: !isLoose || operands.some(({ isThere }) => isThere) };
}

/** A function of the file's namespace, which may stand below its first call. */
function redactor({ program, text }: FixContext): Written | undefined {
  const state = helperState(program, 'redact');
  if (state !== 'missing') return state === 'usable' ? { text: 'redact', edits: [] } : undefined;
  // Behind a closing tag stands text that is shown.
  if (/\?>\s*$/.test(text)) return undefined;
  return { text: 'redact', edits: [atEnd(text, [
    '/** Says whether there is a value, and not which. */', 'function redact($value)', '{',
    "    return $value === null || $value === '' ? '[not set]' : '[redacted]';", '}',
  ])] };
}

/** Source: https://www.php.net/manual/function.random-int.php, https://www.php.net/manual/function.random-bytes.php */
function secureRandom({ callee, arguments: given, span }: CallExpression, { text }: FixContext): SecureDraw | undefined {
  const limits = given.map((one) => text.slice(one.span.start, one.span.end)).join(', ');
  switch (callee.kind === 'name' ? callee.name : '') {
    case 'rand': case 'mt_rand': return { span, written: { text: given.length === 2 ? `random_int(${limits})` : 'random_int(0, PHP_INT_MAX)', edits: [] } };
    case 'uniqid': return { span, written: { text: 'bin2hex(random_bytes(16))', edits: [] } };
    default: return undefined;
  }
}
