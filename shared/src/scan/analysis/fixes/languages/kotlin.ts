import type { TextEdit } from '../../../../core/model/span';
import { lineBreakOf, lineEnd } from '../../../lookups/layout';
import type { CallExpression } from '../../program/expression';
import { comparedOperands, functionAround, type Operand } from '../edits/compared';
import { helperState } from '../edits/declared';
import { atEnd, insertAt } from '../edits/insertion';
import type { FixContext } from '../fix-context';
import type { FixLanguage, SecureDraw, WithDefault, Written } from '../fix-language';
import { plainFixes } from './plain';

/** Kotlin. */
export const kotlinFixes: FixLanguage = {
  ...plainFixes,
  holes: new Set(['interpolation']),
  statements: new Set(['call_expression', 'property_declaration', 'assignment', 'return_expression', 'throw_expression']),
  // A name in a text is no node of the tree: https://kotlinlang.org/docs/strings.html#string-templates
  holeOf: ({ start, end }, text) => (text[start] === '$' ? { start, end } : undefined),
  redactor,
  // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/security/MessageDigest.html#isEqual(byte%5B%5D,byte%5B%5D)
  // Both of them may be null, as they may be beside `==`.
  sameInConstantTime: (_left, _right, context) => {
    const name = /^import java\.security\.(?:MessageDigest|\*)$/m.test(context.text) ? 'MessageDigest' : 'java.security.MessageDigest';
    const [first, second] = comparedOperands(context) ?? [];
    if (first === undefined || second === undefined) return undefined;
    return { text: `${name}.isEqual(${bytesOf(first, context)}, ${bytesOf(second, context)})`, edits: [] };
  },
  secureRandom,
  required,
  generic: (error) => (error === undefined ? undefined : {
    text: '"internal error $errorId"', declares: 'errorId', edits: [],
    before: ['val errorId = java.util.UUID.randomUUID()', `java.util.logging.Logger.getLogger("errors").severe("$errorId $${error}")`],
  }),
  bearer,
  // https://api.ktor.io/ktor-server-core/io.ktor.server.response/-response-cookies/append.html
  cookie: {
    calls: /^append$/,
    flags: [{ name: 'secure', value: 'true' }, { name: 'httpOnly', value: 'true' }],
    option: (name, value) => `${name} = ${value}`,
  },
  safeSettings: { hostnameVerifier: { isDefault: true } },
  // Without a verifier of its own a client checks the host's name: https://square.github.io/okhttp/5.x/okhttp/okhttp3/-ok-http-client/-builder/hostname-verifier.html
  safeCalls: { setHostnameVerifier: { kind: 'drop-statement' }, hostnameVerifier: { kind: 'drop-statement' }, setDefaultHostnameVerifier: { kind: 'drop-statement' } },
};

/** The bytes of a value, and null where it is null. */
function bytesOf({ text, expression, isThere }: Operand, context: FixContext): string {
  const parameter = expression.kind === 'name' ? functionAround(context)?.parameters.find(({ name }) => name === expression.name) : undefined;
  const isString = isThere || parameter?.type === 'String';
  return `${/^[\w.()]+$/.test(text) ? text : `(${text})`}${isString ? '' : '?'}.toByteArray()`;
}

/** A function of the file, which may stand below its first call. */
function redactor({ program, text }: FixContext): Written | undefined {
  const state = helperState(program, 'redact');
  if (state !== 'missing') return state === 'usable' ? { text: 'redact', edits: [] } : undefined;
  return { text: 'redact', edits: [atEnd(text, [
    '/** Says whether there is a value, and not which. */', 'private fun redact(value: Any?): String = if (value == null) "[not set]" else "[redacted]"',
  ])] };
}

/**
 * The system's generator has all functions of Kotlin's own.
 * Source: https://kotlinlang.org/api/core/kotlin-stdlib/kotlin.random/as-kotlin-random.html
 */
function secureRandom({ callee, span }: CallExpression, context: FixContext): SecureDraw | undefined {
  if (callee.kind !== 'member') return undefined;
  const generator = 'java.security.SecureRandom().asKotlinRandom()';
  const edits = imported('kotlin.random.asKotlinRandom', context);
  const object = context.text.slice(callee.object.span.start, callee.object.span.end);
  if (/^(?:kotlin\.random\.)?Random(?:\.Default)?$/.test(object)) return { span: callee.object.span, written: { text: generator, edits } };
  return object === 'Math' && callee.property === 'random' ? { span, written: { text: 'java.security.SecureRandom().nextDouble()', edits: [] } } : undefined;
}

/** An import that a file does not have yet, below the others. */
function imported(name: string, { root, text }: FixContext): readonly TextEdit[] {
  const imports = root.children.filter(({ type }) => type === 'import');
  if (imports.some((one) => one.text.replace(/^import\s+/, '').trim() === name)) return [];
  const last = imports.at(-1);
  const lineBreak = lineBreakOf(text);
  if (last !== undefined) return [insertAt(lineEnd(text, last.end), `${lineBreak}import ${name}`)];
  const header = root.children.find(({ type }) => type === 'package_header');
  if (header !== undefined) return [insertAt(lineEnd(text, header.end), `${lineBreak}${lineBreak}import ${name}`)];
  return [insertAt(text.startsWith('\uFEFF') ? 1 : 0, `import ${name}${lineBreak}${lineBreak}`)];
}

/** Sources: https://kotlinlang.org/api/core/kotlin-stdlib/kotlin/error.html, https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/core/env/PropertyResolver.html */
function required({ expression, read, name }: WithDefault, { text }: FixContext): Written | undefined {
  const source = text.slice(read.span.start, read.span.end);
  if (expression.kind === 'choice') return { text: `${source} ?: error("${name} is not set")`, edits: [] };
  const [, object, key] = /^(env(?:ironment)?)\.getProperty\(\s*("[\w.-]+")/i.exec(source) ?? [];
  return object === undefined || key === undefined ? undefined : { text: `${object}.getRequiredProperty(${key})`, edits: [] };
}

/**
 * A header of OkHttp's builder, and of a request of Ktor's client.
 * Sources: https://square.github.io/okhttp/recipes/#accessing-headers-kt-java, https://ktor.io/docs/client-requests.html#headers
 */
function bearer({ callee, span }: CallExpression, value: string, { text }: FixContext): readonly TextEdit[] | undefined {
  const plain = value.replace(/^\$/, '');
  const header = `"Authorization", "Bearer ${/^\w+$/.test(plain) ? `$${plain}` : `\${${plain}}`}"`;
  if (callee.kind !== 'member') return undefined;
  if (callee.property === 'url' && text.includes('okhttp3')) return [insertAt(span.end, `.header(${header})`)];
  const isKtor = text.includes('io.ktor.client') && /^(?:get|post|put|patch|delete|request)$/.test(callee.property);
  return isKtor && text[span.end - 1] === ')' ? [insertAt(span.end, ` { headers.append(${header}) }`)] : undefined;
}
