import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import type { ByteGate } from '../gates/byte-gate';
import { escapedMemberGate } from '../gates/place-gates';
import type { ReadContext, Reader } from '../reader';
import { borderAt, decodeEscaped, stretchAround, type EscapeForm } from './escaped-stretch';

interface EscapeReaderForm extends EscapeForm {
  readonly name: string;
  /** Escapes that stand where names and values meet, in lower case. */
  readonly keywords: readonly string[];
  /** Sticky: what must stand at a keyword, where it alone says little. */
  readonly opens?: RegExp;
  readonly gate?: ByteGate;
}

const forms: readonly EscapeReaderForm[] = [
  {
    // RFC 3986, section 2.1; one character is up to four bytes of UTF-8. The stretch ends where a URL has a sign of its own.
    name: 'percent', keywords: ['%3d', '%3a', '%22', '%7b', '%65', '%73', '%253'], least: 2, step: { kind: 'percent' },
    unit: /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}/iy, border: borderAt(/[^\w%.~+*!-]/),
  },
  {
    // JSON as the value of an attribute: https://html.spec.whatwg.org/multipage/syntax.html#attributes-2
    name: 'entities', keywords: ['&quot;:', '&#34;:', '&#x22;:'], least: 3, step: { kind: 'xml-entities' },
    unit: /&(?:#x[\da-f]{1,6}|#\d{1,7}|lt|gt|amp|quot|apos);/iy, border: borderAt(/["'<>\r\n]/),
  },
  {
    // RFC 8259, section 7: a document inside a string of another one.
    name: 'json', keywords: ['{\\"', '{\\n', '{\\r\\n'], least: 4, step: { kind: 'string-escapes', dialect: 'json' },
    unit: /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\["\\/bfnrt]/y, border: borderAt(/[\r\n]/, '"'), opens: /\{(?:\\[nrt]| ){0,40}\\"/y, gate: escapedMemberGate,
  },
  {
    // https://262.ecma-international.org/#sec-literals-string-literals; other languages' are the same.
    name: 'code-points', keywords: ['\\u006', '\\u007', '\\x6', '\\x7'], least: 4, step: { kind: 'string-escapes', dialect: 'javascript' },
    unit: /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\["'\\nrt]/y, border: borderAt(/[\s"'`]/),
  },
];

/** Text in escapes is unescaped and looked into; each value keeps its own range. */
export const escapedReaders: readonly Reader[] = forms.map((form) => ({
  keywords: form.keywords,
  ...(form.gate === undefined ? {} : { gate: form.gate }),
  read: (context: ReadContext, hit: Span, sink: CandidateSink): void => {
    if (!opens(form, context.text, hit)) return;
    if (context.decoded.wasWalked(form.name, hit)) return;
    const stretch = stretchAround(context.text, hit, form);
    context.decoded.walked(form.name, stretch);
    const encoded = decodeEscaped(context.text, stretch, form);
    if (encoded !== undefined) context.decoded.read(encoded, sink);
  },
}));

function opens({ opens: pattern }: EscapeReaderForm, text: string, hit: Span): boolean {
  if (pattern === undefined) return true;
  pattern.lastIndex = hit.start;
  return pattern.test(text);
}
