import { contains, type TextEdit } from '../../../../core/model/span';
import { isBundledForBrowsers } from '../../../lookups/browser-bundle';
import { requireEnvEdits } from '../../../lookups/javascript/require-env';
import { javascriptTraits } from '../../../lookups/javascript/lexer';
import { tokenize } from '../../../lookups/lexer/tokenize';
import { expressionsAround } from '../../program/children';
import type { CallExpression, Expression } from '../../program/expression';
import { nodeOf } from '../../syntax/find-node';
import { usualQuote } from '../edits/quotes';
import type { FixContext } from '../fix-context';
import type { FixLanguage, SecureDraw, WithDefault, Written } from '../fix-language';
import { bearer, environment } from './javascript-calls';
import { helperFunction, nodeMember } from './javascript-modules';

/** JavaScript; with annotations TypeScript, whose compiler wants them in strict projects. */
export function javascriptFixes(types: 'typed' | 'untyped'): FixLanguage {
  const typed = (annotation: string) => (types === 'typed' ? `: ${annotation}` : '');
  return {
    holes: new Set(['template_substitution']),
    statements: new Set(['expression_statement', 'lexical_declaration', 'variable_declaration', 'return_statement', 'throw_statement', 'if_statement']),
    concatenation: '+',
    literal,
    refusesUnused: false,
    writesEach: ['console.log|info|warn|error|debug|trace'],
    negated: (condition) => `!${condition}`,
    redactor: (context) => {
      const edits = helperFunction(context, 'redact', [
        '/** Says whether there is a value, and not which. */', `function redact(value${typed('unknown')})${typed('string')} {`,
        `  return value ? ${literal('[redacted]', context.text)} : ${literal('[not set]', context.text)};`, '}',
      ]);
      return edits === undefined ? undefined : { text: 'redact', edits };
    },
    sameInConstantTime: (left, right, context) => sameInConstantTime([left, right], typed, context),
    secureRandom,
    required: (given, context) => required(given, types, context),
    generic: (error, context) => {
      if (error === undefined) return undefined;
      const id = nodeMember('crypto', 'randomUUID', context);
      return { text: '`internal error ${errorId}`', before: [`const errorId = ${id.text}();`, `console.error(errorId, ${error});`], edits: id.edits, declares: 'errorId' };
    },
    bearer,
    environment,
    // https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie, https://expressjs.com/en/api.html#res.cookie
    cookie: {
      flags: [{ name: 'secure', value: 'true' }, { name: 'httpOnly', value: 'true', byServer: true }, { name: 'sameSite', value: "'lax'" }],
      option: (name, value) => `${name}: ${value}`,
      options: (written) => `{ ${written} }`,
    },
    // https://nodejs.org/api/tls.html#tlsconnectoptions-callback, https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue
    safeSettings: {
      rejectUnauthorized: { value: 'true', isDefault: true }, NODE_TLS_REJECT_UNAUTHORIZED: { value: '1', isDefault: false }, strictSSL: { value: 'true', isDefault: true },
      insecureSkipVerify: { value: 'false', isDefault: true }, sslmode: { value: 'verify-full', isDefault: false }, insecure: { value: 'false', isDefault: true },
      verifySSL: { value: 'true', isDefault: true }, validateCertificate: { value: 'true', isDefault: true },
    },
    safeCalls: {},
  };
}

function literal(content: string, text: string): string {
  const quote = usualQuote(text, "'", '"');
  return quote + content + quote;
}

function isForBrowsers({ text, path, language }: FixContext): boolean {
  return isBundledForBrowsers({ text, languageId: language.id, name: 'NAME', style: 'plain', span: { start: 0, end: 0 }, ...(path === undefined ? {} : { path }) });
}

/**
 * `timingSafeEqual` throws for lengths that differ: https://nodejs.org/api/crypto.html#cryptotimingsafeequala-b. Types are compared too:
 * a secret that is not configured must not equal the text `undefined`.
 */
function sameInConstantTime(operands: readonly [string, string], typed: (annotation: string) => string, context: FixContext): Written | undefined {
  if (isForBrowsers(context)) return undefined;
  const equal = nodeMember('crypto', 'timingSafeEqual', context);
  const helper = helperFunction(context, 'safeEqual', [
    '/** Compares in a time that tells nothing of where two texts differ. */', `function safeEqual(left${typed('unknown')}, right${typed('unknown')})${typed('boolean')} {`,
    '  const [one, other] = [Buffer.from(String(left)), Buffer.from(String(right))];', `  return typeof left === typeof right && one.length === other.length && ${equal.text}(one, other);`, '}',
  ]);
  return helper === undefined ? undefined : { text: `safeEqual(${operands.join(', ')})`, edits: helper.length === 0 ? [] : [...equal.edits, ...helper] };
}

/** Methods that only cut and show a number. */
const SHOWS = /^(?:toString|slice|substring|substr|replace|padStart|padEnd|toFixed|toUpperCase|toLowerCase)$/;
const ROUNDS = /^(?:floor|round|ceil|trunc)$/;

/** Text is drawn as bytes, a number below a limit as one. Source: https://nodejs.org/api/crypto.html#cryptorandombytessize-callback */
function secureRandom(call: CallExpression, context: FixContext): SecureDraw | undefined {
  if (isForBrowsers(context)) return undefined;
  const { program, text } = context;
  const outer = expressionsAround(program, call.span).filter((one) => one !== call && contains(one.span, call.span)).toReversed();
  let shown: Expression = call;
  for (const one of outer) {
    if (one.kind === 'member' && one.object === shown && SHOWS.test(one.property)) shown = one;
    else if (one.kind === 'call' && one.callee === shown && shown.kind === 'member') shown = one;
    else break;
  }
  const container = outer.find((one) => one.kind === 'join' && one.parts.includes(shown));
  if ((shown !== call && shown.kind === 'call') || container !== undefined) {
    const bytes = nodeMember('crypto', 'randomBytes', context);
    return { span: shown.span, written: { text: `${bytes.text}(16).toString(${literal('hex', text)})`, edits: bytes.edits } };
  }
  const [product, rounded] = outer;
  const limit = product?.kind === 'opaque' && product.parts[0] === call ? product.parts[1] : undefined;
  const drawn = nodeMember('crypto', 'randomInt', context);
  if (limit !== undefined && rounded?.kind === 'call' && rounded.callee.kind === 'member' && ROUNDS.test(rounded.callee.property)) {
    return { span: rounded.span, written: { text: `${drawn.text}(${text.slice(limit.span.start, limit.span.end)})`, edits: drawn.edits } };
  }
  return { span: call.span, written: { text: `(${drawn.text}(2 ** 47) / 2 ** 47)`, edits: drawn.edits } };
}

/** In TypeScript a variable of the environment may be undefined: the helper of the strict lookups ends the program with its name. */
function required({ expression, read, name }: WithDefault, types: 'typed' | 'untyped', { text, language, root }: FixContext): Written | undefined {
  const source = text.slice(read.span.start, read.span.end);
  const isUnpacked = nodeOf(root, expression.span)?.type === 'object_assignment_pattern';
  if (isUnpacked && types === 'untyped') return { text: source, edits: [] };
  if (!/^process\s*\.\s*env\b/.test(source)) return undefined;
  if (types === 'untyped') return { text: source, edits: [] };
  const edits: readonly TextEdit[] = requireEnvEdits(tokenize(text, javascriptTraits(language.id)), { text, languageId: language.id, span: read.span, name, style: 'strict' });
  return { text: `requireEnv(${literal(name, text)})`, edits };
}
