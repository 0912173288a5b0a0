import { decode } from '../../../core/decode/decode';
import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import { MAX_REACH, type ReadContext, type Reader } from '../reader';
import { evidence } from '../score';
import { classifyKey } from '../signals/key-name';
import { reportValue } from './report-value';

/**
 * Values of manifests of kind Secret: base64 under `data`, plain under `stringData`.
 * Source: https://kubernetes.io/docs/concepts/configuration/secret/
 */
export const kubernetesSecretReader: Reader = { keywords: ['kind: secret', 'kind: "secret"'], read };

const DOCUMENT_BREAK = /^---[ \t]*\r?$/m;
const member = /^([ \t]+)(["']?)([\w.-]{1,100})\2:[ \t]+(["']?)([^\s"'#|>{[&*!][^\s"'#]{0,1500})\4[ \t]*\r?$/gm;

function read(context: ReadContext, hit: Span, sink: CandidateSink): void {
  if (/[\w-]/.test(context.text.charAt(hit.end)) || isSaidAgain(context.text, hit)) return;
  const manifest = manifestAround(context.text, hit);
  for (const section of ['data', 'stringData'] as const) {
    const start = new RegExp(`^${section}:[ \\t]*\\r?\\n`, 'm').exec(manifest.text);
    if (start === null) continue;
    const from = start.index + start[0].length;
    const rest = manifest.text.slice(from);
    const end = /^[^\s#]/m.exec(rest)?.index ?? rest.length;
    for (const match of rest.slice(0, end).matchAll(member)) reportMember(context, section, match, manifest.start + from, sink);
  }
}

/** A manifest has one kind: where it is said twice within some lines, the first has read what the second would. */
function isSaidAgain(text: string, hit: Span): boolean {
  const before = text.slice(Math.max(0, hit.start - CLOSE), hit.start);
  const same = before.lastIndexOf(text.slice(hit.start, hit.end));
  return same >= 0 && !DOCUMENT_BREAK.test(before.slice(same));
}

const CLOSE = 120;

/** The one YAML document that holds the hit, as far as a reader may look. */
function manifestAround(text: string, hit: Span): { readonly text: string; readonly start: number } {
  const floor = Math.max(0, hit.start - MAX_REACH / 2);
  const before = text.slice(floor, hit.start);
  const breaks = [...before.matchAll(new RegExp(DOCUMENT_BREAK, 'gm'))].at(-1);
  const start = breaks === undefined ? floor : floor + breaks.index + breaks[0].length;
  const after = text.slice(hit.end, hit.end + MAX_REACH / 2);
  const end = hit.end + (DOCUMENT_BREAK.exec(after)?.index ?? after.length);
  return { text: text.slice(start, end), start };
}

function reportMember(context: ReadContext, section: 'data' | 'stringData', match: RegExpExecArray, offset: number, sink: CandidateSink): void {
  const [whole, , , name = '', quote = '', source = ''] = match;
  const start = offset + match.index + whole.lastIndexOf(source + quote);
  const span = { start, end: start + source.length };
  const decoding = section === 'data' ? [{ kind: 'base64' } as const] : [];
  const decoded = decode(source, decoding);
  if (!decoded.ok) { sink.rejected('value-is-template', span); return; }
  const keyClass = classifyKey(name)?.keyClass;
  reportValue(context, {
    rule: 'keyward/kubernetes-secret', prior: 'prior.kubernetes-secret', span, value: decoded.value, decoding,
    extra: keyClass === undefined ? [] : [evidence(`key.${keyClass}`)],
  }, sink);
}
