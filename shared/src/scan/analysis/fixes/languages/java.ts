import { classAccess } from '../../../lookups/java/imports';
import { javaTraits } from '../../../lookups/java/lexer';
import { tokenize } from '../../../lookups/lexer/tokenize';
import type { CallExpression } from '../../program/expression';
import { nearest, nodeAround } from '../../syntax/find-node';
import { comparedOperands, guarded } from '../edits/compared';
import { helperState } from '../edits/declared';
import { asLastMember } from '../edits/insertion';
import type { FixContext } from '../fix-context';
import type { FixLanguage, SecureDraw, WithDefault, Written } from '../fix-language';

/** Java. */
export const javaFixes: FixLanguage = {
  holes: new Set(['string_interpolation']),
  statements: new Set(['expression_statement', 'local_variable_declaration', 'return_statement', 'throw_statement']),
  concatenation: '+',
  literal: (content) => `"${content}"`,
  refusesUnused: false,
  writesEach: [],
  negated: (condition) => `!${condition}`,
  redactor,
  // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/security/MessageDigest.html#isEqual(byte%5B%5D,byte%5B%5D)
  sameInConstantTime: (left, right, context) => {
    const [digest, charsets] = [classNamed('java.security.MessageDigest', context), classNamed('java.nio.charset.StandardCharsets', context)];
    const bytes = (operand: string) => `${isPlain(operand) || /^[\w.()]+$/.test(operand) ? operand : `(${operand})`}.getBytes(${charsets.name}.UTF_8)`;
    const operands = comparedOperands(context);
    if (operands === undefined) return undefined;
    // `a.equals(null)` is false, and of nothing there is no method: only what is handed over may be missing.
    const isMethod = /^\s*\.\s*\w+\s*\(/.test(context.text.slice(operands[0].expression.span.end, operands[1].expression.span.start));
    const call = `${digest.name}.isEqual(${bytes(left)}, ${bytes(right)})`;
    return guarded(call, isMethod ? [operands[1]] : operands, { guard: (operand) => `${operand} != null`, and: ' && ', isPlain }, [...charsets.edits, ...digest.edits]);
  },
  secureRandom,
  required,
  generic: (error, context) => {
    if (error === undefined) return undefined;
    const [uuid, logger] = [classNamed('java.util.UUID', context), classNamed('java.util.logging.Logger', context)];
    return {
      text: '"internal error " + errorId', declares: 'errorId', edits: [...uuid.edits, ...logger.edits],
      before: [`String errorId = ${uuid.name}.randomUUID().toString();`, `${logger.name}.getLogger("errors").severe(errorId + " " + ${error});`],
    };
  },
  safeSettings: {},
  // Without a verifier of its own a connection checks the host's name: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/javax/net/ssl/HttpsURLConnection.html
  safeCalls: { setHostnameVerifier: { kind: 'drop-statement' }, hostnameVerifier: { kind: 'drop-statement' } },
};

/** Names, fields and what only reads a header, parameter or variable by its name. */
function isPlain(operand: string): boolean {
  return /^[\w.]+$/.test(operand) || /^[\w.]+\.(?:getHeader|getParameter|getenv|getProperty)\("[^"\\]*"\)$/.test(operand);
}

function classNamed(name: string, { text }: FixContext): ReturnType<typeof classAccess> {
  return classAccess(tokenize(text, javaTraits), text, name);
}

/** A static method of the class around the place. */
function redactor(context: FixContext): Written | undefined {
  const { program, root, text, finding } = context;
  const state = helperState(program, 'redact');
  if (state !== 'missing') return state === 'usable' ? { text: 'redact', edits: [] } : undefined;
  const body = nearest(nodeAround(root, finding.span), ({ type }) => type === 'class_body');
  const helper = body === undefined ? undefined : asLastMember(body, text, [
    '/** Says whether there is a value, and not which. */', 'private static String redact(Object value) {',
    '    return value == null ? "[not set]" : "[redacted]";', '}',
  ]);
  return helper === undefined ? undefined : { text: 'redact', edits: [helper] };
}

/** Source: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Objects.html#requireNonNull(T,java.lang.String) */
function required({ read, name }: WithDefault, context: FixContext): Written | undefined {
  const callee = read.kind === 'call' ? read.callee : undefined;
  if (callee?.kind !== 'member') return undefined;
  const object = context.text.slice(callee.object.span.start, callee.object.span.end);
  if (callee.property === 'getProperty' && /^env(?:ironment)?$/i.test(object)) return { text: `${object}.getRequiredProperty("${name}")`, edits: [] };
  if (callee.property !== 'getOrDefault' || context.place.path(callee.object) !== 'System.getenv()') return undefined;
  const { name: objects, edits } = classNamed('java.util.Objects', context);
  return { text: `${objects}.requireNonNull(System.getenv("${name}"), "${name} is not set")`, edits };
}

/** `SecureRandom` is a `Random`. Source: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/security/SecureRandom.html */
function secureRandom(call: CallExpression, context: FixContext): SecureDraw | undefined {
  const { callee } = call;
  if (callee.kind !== 'member' || /^random(?:Alpha|Numeric|Ascii)|^random$/.test(callee.property) && callee.object.kind === 'name' && callee.object.name !== 'Math') return undefined;
  const { name, edits } = classNamed('java.security.SecureRandom', context);
  const isMath = callee.object.kind === 'name' && callee.object.name === 'Math';
  return { span: isMath ? call.span : callee.object.span, written: { text: isMath ? `new ${name}().nextDouble()` : `new ${name}()`, edits } };
}
