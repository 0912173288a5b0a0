import { tokenize } from '../../../lookups/lexer/tokenize';
import { moduleAccess } from '../../../lookups/python/imports';
import { pythonTraits } from '../../../lookups/python/lexer';
import type { CallExpression } from '../../program/expression';
import { nearest, nodeAround } from '../../syntax/find-node';
import { atEnd, below } from '../edits/insertion';
import { helperState, lastOf } from '../edits/declared';
import { usualQuote } from '../edits/quotes';
import { bearer, environment } from './python-calls';
import { sameInConstantTime } from './python-comparison';
import type { FixContext } from '../fix-context';
import type { FixLanguage, GenericAnswer, SecureDraw, WithDefault, Written } from '../fix-language';

/** Python. */
export const pythonFixes: FixLanguage = {
  holes: new Set(['interpolation']),
  statements: new Set(['expression_statement', 'return_statement', 'raise_statement', 'assert_statement']),
  concatenation: '+',
  literal,
  refusesUnused: false,
  writesEach: ['print'],
  negated: (condition) => `not ${condition}`,
  redactor,
  sameInConstantTime: (_left, _right, context) => {
    const { expression, edits } = moduleNamed('hmac', context);
    return sameInConstantTime({ text: expression, edits }, context);
  },
  secureRandom,
  required,
  generic,
  bearer,
  environment,
  // https://flask.palletsprojects.com/en/stable/api/#flask.Response.set_cookie
  cookie: {
    flags: [{ name: 'secure', value: 'True' }, { name: 'httponly', value: 'True' }, { name: 'samesite', value: '"Lax"' }],
    option: (name, value) => `${name}=${value}`,
  },
  // https://docs.python.org/3/library/ssl.html, https://www.postgresql.org/docs/current/libpq-ssl.html
  safeSettings: {
    verify: { value: 'True', isDefault: true }, verify_ssl: { value: 'True', isDefault: true }, ssl_verify: { value: 'True', isDefault: true },
    check_hostname: { value: 'True', isDefault: true }, verify_mode: { value: 'CERT_REQUIRED', isDefault: false }, cert_reqs: { value: 'CERT_REQUIRED', isDefault: false },
    validate_certs: { value: 'True', isDefault: true }, sslmode: { value: 'verify-full', isDefault: false }, tlsInsecure: { value: 'False', isDefault: true },
    tlsAllowInvalidCertificates: { value: 'False', isDefault: true },
  },
  safeCalls: {
    _create_unverified_context: { kind: 'call', name: 'create_default_context' }, disable_warnings: { kind: 'drop-statement' },
    // https://docs.paramiko.org/en/stable/api/client.html#paramiko.client.RejectPolicy
    AutoAddPolicy: { kind: 'call', name: 'RejectPolicy', needsMore: true }, WarningPolicy: { kind: 'call', name: 'RejectPolicy', needsMore: true },
  },
};

function literal(content: string, text: string): string {
  const quote = usualQuote(text, '"', "'");
  return quote + content + quote;
}

function moduleNamed(module: string, { text, finding }: FixContext): ReturnType<typeof moduleAccess> {
  return moduleAccess(tokenize(text, pythonTraits), text, finding.span.start, module);
}

/** A function must be defined before it is called: below the imports, or anywhere where the call is in a function itself. */
function redactor({ program, root, text, finding }: FixContext): Written | undefined {
  const state = helperState(program, 'redact');
  if (state !== 'missing') return state === 'usable' ? { text: 'redact', edits: [] } : undefined;
  const lines = ['def redact(value):', '    """Says whether there is a value, and not which."""', `    return ${literal('[redacted]', text)} if value else ${literal('[not set]', text)}`];
  const imports = lastOf(root, new Set(['import_statement', 'import_from_statement', 'future_import_statement']));
  const isLater = nearest(nodeAround(root, finding.span), ({ type }) => type === 'function_definition') !== undefined;
  if (!isLater && (imports === undefined || imports.end > finding.span.start)) return undefined;
  return { text: 'redact', edits: [imports === undefined ? atEnd(text, lines) : below(imports, text, lines, 2)] };
}

/** The generator of `secrets` has all that `random` has. Source: https://docs.python.org/3/library/secrets.html */
function secureRandom({ callee }: CallExpression, context: FixContext): SecureDraw | undefined {
  const name = context.place.path(callee)?.split('.').at(-1);
  if (name === undefined) return undefined;
  const { expression, edits } = moduleNamed('secrets', context);
  const drawn = name === 'choice' ? `${expression}.choice` : name === 'getrandbits' ? `${expression}.randbits` : `${expression}.SystemRandom().${name}`;
  return { span: callee.span, written: { text: drawn, edits } };
}

/** `os.environ[…]` raises an error with the name. Source: https://docs.python.org/3/library/os.html#os.environ */
function required({ read, name }: WithDefault, context: FixContext): Written | undefined {
  const path = read.kind === 'call' ? context.place.path(read.callee) : undefined;
  if (path !== 'os.getenv' && path !== 'os.environ.get') return undefined;
  const { expression, edits } = moduleNamed('os', context);
  return { text: `${expression}.environ[${literal(name, context.text)}]`, edits };
}

/** Inside a handler the log takes the stack by itself. Source: https://docs.python.org/3/library/logging.html#logging.exception */
function generic(error: string | undefined, context: FixContext): GenericAnswer | undefined {
  const [uuid, logging] = [moduleNamed('uuid', context), moduleNamed('logging', context)];
  const isHandler = nearest(nodeAround(context.root, context.finding.span), ({ type }) => type === 'except_clause' || type === 'function_definition')?.type === 'except_clause';
  if (!isHandler && error === undefined) return undefined;
  const message = literal(isHandler ? 'internal error %s' : 'internal error %s: %s', context.text);
  const quote = usualQuote(context.text, '"', "'");
  return {
    text: `f${quote}internal error {error_id}${quote}`,
    before: [`error_id = ${uuid.expression}.uuid4()`, `${logging.expression}.${isHandler ? 'exception' : 'error'}(${message}, error_id${isHandler ? '' : `, ${error}`})`],
    edits: [...logging.edits, ...uuid.edits],
  };
}
