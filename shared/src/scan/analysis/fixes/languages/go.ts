import type { TextEdit } from '../../../../core/model/span';
import { goTraits } from '../../../lookups/go/lexer';
import { packageAccess } from '../../../lookups/go/imports';
import { lineBreakOf, lineEnd } from '../../../lookups/layout';
import { tokenize } from '../../../lookups/lexer/tokenize';
import type { CallExpression } from '../../program/expression';
import { atEnd, indentAt, insertAt } from '../edits/insertion';
import { statementAround } from '../edits/statements';
import { helperState } from '../edits/declared';
import type { FixContext } from '../fix-context';
import type { FixLanguage, SecureDraw, Written } from '../fix-language';

/** Go. */
export const goFixes: FixLanguage = {
  holes: new Set(),
  statements: new Set(['expression_statement', 'short_var_declaration', 'assignment_statement', 'return_statement', 'var_declaration']),
  concatenation: '+',
  literal: (content) => `"${content}"`,
  refusesUnused: true,
  writesEach: ['log.Print|Println', 'fmt.Print|Println'],
  negated: (condition) => condition.replace(/ == 1$/, ' != 1'),
  redactor,
  // https://pkg.go.dev/crypto/subtle#ConstantTimeCompare
  sameInConstantTime: (left, right, context) => {
    const { name, edits } = packageNamed('crypto/subtle', context);
    return { text: `${name}.ConstantTimeCompare([]byte(${left}), []byte(${right})) == 1`, edits };
  },
  secureRandom,
  required: () => undefined,
  generic: (error, context) => {
    if (error === undefined) return undefined;
    const { name, edits } = packageNamed('log', context);
    const { subject } = context.evidence;
    const call = subject.kind === 'sink' ? subject.event.call : undefined;
    // Where the text of the error is converted, the conversion stays around what takes its place.
    const isConverted = call !== undefined && /\(\s*\[\]byte\(/.test(context.text.slice(call.span.start, call.span.end));
    const isBytes = call?.callee.kind === 'member' && call.callee.property === 'Write' && !isConverted;
    return { text: isBytes ? '[]byte("internal error")' : '"internal error"', before: [`${name}.Printf("internal error: %v", ${error})`], edits };
  },
  bearer,
  // https://pkg.go.dev/net/http#Cookie
  cookie: {
    flags: [{ name: 'Secure', value: 'true' }, { name: 'HttpOnly', value: 'true' }, { name: 'SameSite', value: 'http.SameSiteLaxMode' }],
    option: (name, value) => `${name}: ${value}`,
  },
  // https://pkg.go.dev/crypto/tls#Config
  safeSettings: { InsecureSkipVerify: { value: 'false', isDefault: true }, Insecure: { value: 'false', isDefault: true }, SkipVerify: { value: 'false', isDefault: true } },
  safeCalls: {
    // https://pkg.go.dev/google.golang.org/grpc/credentials#NewTLS
    WithInsecure: { kind: 'write', write: (context) => {
      const { name, edits } = packageNamed('google.golang.org/grpc/credentials', context);
      return { text: `grpc.WithTransportCredentials(${name}.NewTLS(nil))`, edits };
    } },
    NewCredentials: { kind: 'write', write: (context) => {
      const { name, edits } = packageNamed('google.golang.org/grpc/credentials', context);
      return { text: `${name}.NewTLS(nil)`, edits };
    } },
  },
};

function packageNamed(path: string, { text }: FixContext): ReturnType<typeof packageAccess> {
  return packageAccess(tokenize(text, goTraits), text, path);
}

/** A request that is made and kept gets its header on the next line. Source: https://pkg.go.dev/net/http#Request */
function bearer({ callee }: CallExpression, value: string, context: FixContext): readonly TextEdit[] | undefined {
  const statement = statementAround(context);
  const name = statement?.type === 'short_var_declaration' ? statement.child('left')?.children[0] : undefined;
  if (callee.kind !== 'member' || !callee.property.startsWith('NewRequest') || statement === undefined || name?.type !== 'identifier') return undefined;
  const error = statement.child('left')?.children[1];
  const next = statement.parent?.children.find((one) => one.start >= statement.end && one.type !== 'comment');
  // Where the request could not be made it is nil: what tests for that stands before the first use of it.
  const isTested = error !== undefined && next?.type === 'if_statement' && new RegExp(`^if\\s+${error.text}\\s*!=\\s*nil\\s*\\{`).test(next.text);
  if (error !== undefined && error.text !== '_' && !isTested) return undefined;
  if (isTested && !/\b(?:return|panic|continue|break|Fatal\w*|Exit)\b/.test(next.text)) return undefined;
  const indent = indentAt(context.text, statement.start);
  return [insertAt(lineEnd(context.text, isTested ? next.end : statement.end), `${lineBreakOf(context.text)}${indent}${name.text}.Header.Set("Authorization", "Bearer "+${value})`)];
}

function redactor({ program, text }: FixContext): Written | undefined {
  const state = helperState(program, 'redact');
  if (state !== 'missing') return state === 'usable' ? { text: 'redact', edits: [] } : undefined;
  return { text: 'redact', edits: [atEnd(text, [
    '// redact says whether there is a value, and not which.', 'func redact(value interface{}) string {',
    '\tif value == nil || value == "" {', '\t\treturn "[not set]"', '\t}', '\treturn "[redacted]"', '}',
  ])] };
}

/** A number below a limit; others have no counterpart of one call. Source: https://pkg.go.dev/crypto/rand#Int */
function secureRandom({ callee, span, arguments: [limit] }: CallExpression, context: FixContext): SecureDraw | undefined {
  if (callee.kind !== 'member' || !/^(?:Intn|IntN)$/.test(callee.property) || limit === undefined) return undefined;
  const text = `secureIntn(${context.text.slice(limit.span.start, limit.span.end)})`;
  if (helperState(context.program, 'secureIntn') !== 'missing') return { span, written: { text, edits: [] } };
  const [rand, big] = [packageNamed('crypto/rand', context), packageNamed('math/big', context)];
  const helper = atEnd(context.text, [
    "// secureIntn draws a number from 0 up to, but without, limit from the system's generator.", 'func secureIntn(limit int) int {',
    `\tnumber, err := ${rand.name}.Int(${rand.name}.Reader, ${big.name}.NewInt(int64(limit)))`, '\tif err != nil {', '\t\tpanic(err)', '\t}', '\treturn int(number.Int64())', '}',
  ]);
  return { span, written: { text, edits: [...rand.edits, ...big.edits, helper] } };
}
