import type { TextEdit } from '../../../../core/model/span';
import type { CallExpression } from '../../program/expression';
import { helperState } from '../edits/declared';
import { atEnd, insertAt } from '../edits/insertion';
import type { FixContext } from '../fix-context';
import type { FixLanguage, SecureDraw, Written } from '../fix-language';
import { plainFixes } from './plain';

/** Swift. */
export const swiftFixes: FixLanguage = {
  ...plainFixes,
  statements: new Set(['call', 'variables', 'assign', 'return', 'throw']),
  holeOf,
  redactor,
  secureRandom,
  // What never returns is of every type: https://developer.apple.com/documentation/swift/never
  required: ({ expression, read, name }, { text }) => (expression.kind !== 'choice' ? undefined : {
    text: `${text.slice(read.span.start, read.span.end)} ?? { fatalError("${name} is not set") }()`, edits: [],
  }),
  bearer,
  safeSettings: {
    // https://swiftpackageindex.com/apple/swift-nio-ssl/main/documentation/niossl/certificateverification
    certificateVerification: { value: 'fullVerification', isDefault: true },
    disableSSLCertValidation: { value: 'false', isDefault: true }, allowInvalidCertificates: { value: 'false', isDefault: true },
    validatesDomainName: { value: 'true', isDefault: true }, allowSelfSigned: { value: 'false', isDefault: true },
  },
  safeCalls: {
    // https://alamofire.github.io/Alamofire/Classes/DefaultTrustEvaluator.html
    DisabledTrustEvaluator: { kind: 'call', name: 'DefaultTrustEvaluator' }, DisabledEvaluator: { kind: 'call', name: 'DefaultTrustEvaluator' },
    'URLCredential.unchecked': { kind: 'write', write: asUsual },
  },
};

/** `\(value)`, with what a log is told of it: `\(value, privacy: .public)`. */
function holeOf({ start, end }: { readonly start: number; readonly end: number }, text: string): { readonly start: number; readonly end: number } | undefined {
  if (text.slice(start - 2, start) !== '\\(') return undefined;
  const options = /^(?:,\s*\w+:\s*\.\w+(?:\([^()]*\))?)*\)/.exec(text.slice(end));
  return options === null ? undefined : { start: start - 2, end: end + options[0].length };
}

/** A function of the module, which may stand below its first call. */
function redactor({ program, text }: FixContext): Written | undefined {
  const state = helperState(program, 'redact');
  if (state !== 'missing') return state === 'usable' ? { text: 'redact', edits: [] } : undefined;
  return { text: 'redact', edits: [atEnd(text, [
    '/// Says whether there is a value, and not which.', 'private func redact(_ value: Any?) -> String {', '    value == nil ? "[not set]" : "[redacted]"', '}',
  ])] };
}

/** The session looks at the certificate itself. Source: https://developer.apple.com/documentation/foundation/urlsession/authchallengedisposition/performdefaulthandling */
function asUsual({ evidence: { subject }, text }: FixContext): Written | undefined {
  if (subject.kind !== 'expression') return undefined;
  const start = subject.expression.span.start;
  const decision = /\.useCredential(?=,\s*$)/.exec(text.slice(Math.max(0, start - 60), start));
  if (decision === null) return undefined;
  const from = Math.max(0, start - 60) + decision.index;
  return { text: 'nil', edits: [{ span: { start: from, end: from + decision[0].length }, newText: '.performDefaultHandling' }] };
}

/**
 * Numbers of the standard library come from the system's generator.
 * Source: https://developer.apple.com/documentation/swift/systemrandomnumbergenerator
 */
function secureRandom({ callee, arguments: given, span }: CallExpression, { text }: FixContext): SecureDraw | undefined {
  const name = callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
  const [first, ...more] = given;
  if (name === 'drand48' && first === undefined) return { span, written: { text: 'Double.random(in: 0..<1)', edits: [] } };
  if (name !== 'nextInt' || first?.keyword !== 'upperBound' || more.length > 0) return undefined;
  const limit = text.slice(first.value.span.start, first.value.span.end);
  return { span, written: { text: `Int.random(in: 0..<${/^\w+$/.test(limit) ? limit : `(${limit})`})`, edits: [] } };
}

/** A header of a request that Alamofire makes. Source: https://alamofire.github.io/Alamofire/Structs/HTTPHeader.html */
function bearer({ callee, arguments: given }: CallExpression, value: string, { text }: FixContext): readonly TextEdit[] | undefined {
  const header = `"Authorization": "Bearer \\(${value})"`;
  if (callee.kind !== 'member' || callee.property !== 'request') return undefined;
  const headers = given.find(({ keyword }) => keyword === 'headers');
  const last = given.at(-1);
  if (headers === undefined) return last === undefined ? undefined : [insertAt(last.span.end, `, headers: [${header}]`)];
  const isLiteral = headers.value.kind === 'mapping' && text[headers.value.span.start] === '[' && !text.slice(headers.value.span.start, headers.value.span.end).includes('Authorization');
  return isLiteral ? [insertAt(headers.value.span.start + 1, `${header}, `)] : undefined;
}
