import type { DecodeStep } from '../../../core/decode/chain';
import { decode } from '../../../core/decode/decode';
import type { Span } from '../../../core/model/span';
import { firstLine, RUN_CONTEXT, stretchAt } from './encoded-runs';
import { isReadable, wholeStretch, type EncodedText } from './encoded-text';

/** The text behind the run of base64 or hexadecimal characters at `start`; undefined when it is none, as most are. */
export function decodeRun(outer: string, start: number): EncodedText | undefined {
  const stretch = stretchAt(outer, start);
  if (stretch === undefined) return undefined;
  const first = firstLine(outer, stretch);
  return decodeStretch(outer, stretch) ?? (first.end === stretch.end ? undefined : decodeStretch(outer, first));
}

function decodeStretch(outer: string, span: Span): EncodedText | undefined {
  const marked = outer.startsWith('0x', span.start) ? { ...span, start: span.start + 2 } : span;
  const hexadecimal = /^[0-9A-Fa-f]+$/.test(outer.slice(marked.start, marked.end));
  const steps: readonly DecodeStep[] = hexadecimal ? [{ kind: 'hex' }] : [{ kind: 'base64' }, { kind: 'base64', text: 'utf-16le' }];
  const at = hexadecimal ? marked : span;
  if (!hexadecimal && !isReadable(beginning(outer, span))) return undefined;
  for (const step of steps) {
    const decoded = decode(outer.slice(at.start, at.end), [step]);
    if (!decoded.ok || !isReadable(decoded.value) || isSourceMap(decoded.value)) continue;
    const reach = { start: span.start - RUN_CONTEXT, end: span.end + RUN_CONTEXT };
    return { span: at, reach, text: decoded.value, locate: wholeStretch(at, [step], decoded.value) };
  }
  return undefined;
}

/** The first bytes as text, zeros of UTF-16 left out: tells most pictures apart before all of one is decoded. */
function beginning(outer: string, { start }: Span): string {
  return Buffer.from(outer.slice(start, start + 32), 'base64').toString('latin1').replaceAll('\0', '');
}

/** What it holds was made from files that are scanned themselves (https://tc39.es/ecma426/). */
function isSourceMap(text: string): boolean {
  return /^\s{0,4}\{\s{0,4}"version"\s{0,4}:\s{0,4}3,/.test(text);
}
