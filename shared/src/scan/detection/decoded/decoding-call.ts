import type { DecodeStep } from '../../../core/decode/chain';
import { decode } from '../../../core/decode/decode';
import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import { ruleByClass } from '../generic/generic-rules';
import { reportValue } from '../generic/report-value';
import type { ReadContext, Reader } from '../reader';
import { evidence } from '../score';
import type { KeyClass } from '../signals/key-name';
import { isReadable, isText, wholeStretch } from './encoded-text';

/** Functions that decode their argument, as languages' standard libraries call them, in lower case. */
const calls: readonly (readonly [step: DecodeStep, names: readonly string[]])[] = [
  [{ kind: 'base64' }, [
    'atob(', 'b64decode(', 'base64_decode(', 'decode64(', 'frombase64string(', 'base64decode(', 'getdecoder().decode(', 'geturldecoder().decode(',
    'decodebase64(', 'base64.decode(', 'encoding.decodestring(', 'base64::decode(', 'standard.decode(', 'decode_base64(', 'base64.parse(',
  ]],
  [{ kind: 'hex' }, ['bytes.fromhex(', 'unhexlify(', 'hex.decodestring(', 'hex::decode(', 'hex2bin(', 'fromhexstring(']],
  [{ kind: 'percent' }, ['decodeuricomponent(', 'unquote(', 'urldecode(', 'urldecoder.decode(']],
];

/** A literal that is decoded where it stands: the name that its value is given says what is in it, and so does the value. */
export const decodingCallReader: Reader = { keywords: calls.flatMap(([, names]) => names), read: readCall };

/** `$(echo … | base64 -d)` of shells. */
export const decodingPipeReader: Reader = { keywords: ['base64 -d', 'base64 --decode'], read: readPipe };

const argument = /\s{0,4}[bB]?(["'])([^"'\\\r\n]{4,2000})\1/y;

function readCall(context: ReadContext, hit: Span, sink: CandidateSink): void {
  argument.lastIndex = hit.end;
  const literal = argument.exec(context.text)?.[2];
  const name = context.text.slice(hit.start, hit.end).toLowerCase();
  const step = calls.find(([, names]) => names.includes(name))?.[0];
  if (literal === undefined || step === undefined) return;
  const end = argument.lastIndex - 1;
  readDecoded(context, { span: { start: end - literal.length, end }, step, before: hit.start, by: hit }, sink);
}

const echoed = /(?:echo|printf)\s{1,4}(?:-n\s{1,4})?(["']?)([A-Za-z0-9+/_=-]{4,2000})\1\s{0,4}\|\s{0,4}$/;

function readPipe(context: ReadContext, hit: Span, sink: CandidateSink): void {
  const from = Math.max(0, hit.start - LONGEST_COMMAND);
  const match = echoed.exec(context.text.slice(from, hit.start));
  const [whole, quote = '', literal = ''] = match ?? [];
  if (match === null || whole === undefined) return;
  const start = from + match.index + whole.indexOf(quote + literal) + quote.length;
  readDecoded(context, { span: { start, end: start + literal.length }, step: { kind: 'base64' }, before: from + match.index, by: hit }, sink);
}

const LONGEST_COMMAND = 2100;

interface DecodedLiteral {
  readonly span: Span;
  readonly step: DecodeStep;
  /** Where the expression that decodes it begins; the name that gets its value stands before. */
  readonly before: number;
  /** The call or command that decodes it. */
  readonly by: Span;
}

/** A name and its operator, with constructors and conversions between them and the call. */
const named = /([A-Za-z_$][\w$-]{0,60})["'\])]{0,2}(?:\s{0,3}:\s{0,3}[\w<>[\]?]{1,20})?(?:,\s{0,2}(?:_|err|ok))?\s{0,3}(?::=|=>|[:=(])\s{0,3}(?:[\w$.:[\] &"(]{0,80}?)$/;

function readDecoded(context: ReadContext, { span, step, before, by }: DecodedLiteral, sink: CandidateSink): void {
  const decoded = decode(context.text.slice(span.start, span.end), [step]);
  if (!decoded.ok || !isText(decoded.value)) { sink.rejected('value-is-expression', span); return; }
  const text = decoded.value;
  if (isReadable(text)) context.decoded.read({ span, reach: { start: Math.min(by.start, span.start) - 1, end: Math.max(by.end, span.end) + 1 }, text, locate: wholeStretch(span, [step], text) }, sink);
  const keyClass = classBefore(context, before);
  if (keyClass === undefined) return;
  reportValue(context, {
    rule: ruleByClass[keyClass], prior: 'prior.assignment', span, value: text, decoding: [step], extra: [evidence(`key.${keyClass}`), evidence('form.literal')],
  }, sink);
}

function classBefore({ text, keyNames }: ReadContext, end: number): KeyClass | undefined {
  const line = text.slice(Math.max(0, end - LONGEST_LINE), end).split(/[\r\n;]/).at(-1) ?? '';
  const [, name] = named.exec(line) ?? [];
  const keyClass = name === undefined ? undefined : keyNames.classify(name)?.keyClass;
  return keyClass === undefined || !secretClasses.has(keyClass) ? undefined : keyClass;
}

const LONGEST_LINE = 200;

const secretClasses: ReadonlySet<KeyClass> = new Set(['password', 'secret', 'token', 'api-key', 'encryption-key', 'private-key', 'credential']);
