import type { TextEdit } from '../../../../core/model/span';
import { lineBreakOf, nextLineStart } from '../../../lookups/layout';
import type { CallExpression } from '../../program/expression';
import { nearest, nodeAround } from '../../syntax/find-node';
import { comparedOperands, guarded } from '../edits/compared';
import { helperState } from '../edits/declared';
import { asLastMember, insertAt } from '../edits/insertion';
import type { FixContext } from '../fix-context';
import type { FixLanguage, SecureDraw, Written } from '../fix-language';

/** C#. */
export const csharpFixes: FixLanguage = {
  holes: new Set(['interpolation']),
  statements: new Set(['expression_statement', 'local_declaration_statement', 'return_statement', 'throw_statement']),
  concatenation: '+',
  literal: (content) => `"${content}"`,
  refusesUnused: false,
  writesEach: [],
  negated: (condition) => `!${condition}`,
  redactor,
  // https://learn.microsoft.com/dotnet/api/system.security.cryptography.cryptographicoperations.fixedtimeequals
  sameInConstantTime: (left, right, context) => {
    const call = `CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(${left}), Encoding.UTF8.GetBytes(${right}))`;
    const isPlain = (operand: string) => /^(?:[\w.]+|(?:System\.)?Environment\.GetEnvironmentVariable\("[^"\\]*"\))$/.test(operand);
    const guarding = { guard: (operand: string) => `${operand} != null`, and: ' && ', isPlain };
    return guarded(call, comparedOperands(context) ?? [], guarding, using(['System.Security.Cryptography', 'System.Text'], context));
  },
  secureRandom,
  required: ({ expression, read, name }, { text }) => (expression.kind !== 'choice' ? undefined : {
    text: `${text.slice(read.span.start, read.span.end)} ?? throw new System.InvalidOperationException("${name} is not set")`, edits: [],
  }),
  generic: (error) => (error === undefined ? undefined : {
    text: '$"internal error {errorId}"', edits: [], declares: 'errorId',
    before: ['var errorId = System.Guid.NewGuid();', `System.Console.Error.WriteLine($"{errorId} {${error}}");`],
  }),
  // https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.cookieoptions
  cookie: {
    flags: [{ name: 'Secure', value: 'true' }, { name: 'HttpOnly', value: 'true' }, { name: 'SameSite', value: 'SameSiteMode.Lax' }],
    option: (name, value) => `${name} = ${value}`,
    options: (written) => `new CookieOptions { ${written} }`,
  },
  // https://learn.microsoft.com/dotnet/api/system.net.http.httpclienthandler.servercertificatecustomvalidationcallback
  safeSettings: {
    ServerCertificateCustomValidationCallback: { isDefault: true }, ServerCertificateValidationCallback: { isDefault: true }, RemoteCertificateValidationCallback: { isDefault: true },
    TrustServerCertificate: { value: 'false', isDefault: true }, CheckCertificateRevocationList: { value: 'true', isDefault: false }, SslMode: { value: 'VerifyFull', isDefault: false },
    RequireHttpsMetadata: { value: 'true', isDefault: true }, AllowUntrustedCertificates: { value: 'false', isDefault: true }, IgnoreSslErrors: { value: 'false', isDefault: true },
  },
  safeCalls: {},
};

/** Directives for namespaces that a file does not use yet, above the first of its own. */
function using(namespaces: readonly string[], { root, text }: FixContext): readonly TextEdit[] {
  const directives = root.children.filter(({ type }) => type === 'using_directive');
  const known = new Set(directives.map((one) => one.text.replace(/^(?:global\s+)?using\s+|\s*;$/g, '')));
  return namespaces.filter((namespace) => !known.has(namespace)).map((namespace) => {
    const before = directives.findLast((one) => one.text.replace(/^(?:global\s+)?using\s+|\s*;$/g, '') < namespace);
    const at = before === undefined ? directives[0]?.start ?? (text.startsWith('\ufeff') ? 1 : 0) : nextLineStart(text, before.end);
    return insertAt(at, `using ${namespace};${lineBreakOf(text)}${directives.length === 0 ? lineBreakOf(text) : ''}`);
  });
}

/** A static method of the class around the place. */
function redactor(context: FixContext): Written | undefined {
  const { program, root, text, finding } = context;
  const state = helperState(program, 'Redact');
  if (state !== 'missing') return state === 'usable' ? { text: 'Redact', edits: [] } : undefined;
  const type = nearest(nodeAround(root, finding.span), (node) => /^(?:class|struct|record)_declaration$/.test(node.type));
  const body = type?.child('body');
  const helper = body === undefined ? undefined : asLastMember(body, text, [
    '/// <summary>Says whether there is a value, and not which.</summary>',
    'private static string Redact(object value) => value == null ? "[not set]" : "[redacted]";',
  ]);
  return helper === undefined ? undefined : { text: 'Redact', edits: [helper] };
}

/** Source: https://learn.microsoft.com/dotnet/api/system.security.cryptography.randomnumbergenerator.getint32 */
function secureRandom({ callee, arguments: given, span }: CallExpression, context: FixContext): SecureDraw | undefined {
  if (callee.kind !== 'member' || callee.property !== 'Next') return undefined;
  const limits = given.length === 0 ? 'int.MaxValue' : given.map((one) => context.text.slice(one.span.start, one.span.end)).join(', ');
  return { span, written: { text: `RandomNumberGenerator.GetInt32(${limits})`, edits: using(['System.Security.Cryptography'], context) } };
}
