import type { CallExpression } from '../../program/expression';
import { helperState } from '../edits/declared';
import { atEnd } from '../edits/insertion';
import type { FixContext } from '../fix-context';
import type { FixLanguage, SecureDraw, Written } from '../fix-language';

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
  sameInConstantTime: (left, right) => ({ text: `hash_equals(${left}, ${right})`, edits: [] }),
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
