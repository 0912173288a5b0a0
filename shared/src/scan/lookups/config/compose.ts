import type { DecodingChain } from '../../../core/decode/chain';
import type { Span, TextEdit } from '../../../core/model/span';
import { lineBreakOf } from '../layout';
import type { LookupPlan, LookupRequest } from '../plan';
import { chainOfPart, yamlScalarAt, type YamlScalar } from './yaml-scalar';

/** Names that Docker Compose looks for: https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file */
export function isComposeFile({ languageId, path }: LookupRequest): boolean {
  return languageId === 'dockercompose' || (languageId === 'yaml' && path !== undefined && /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/.test(path));
}

/**
 * docker-compose: `${NAME:?NAME is not set}`, which Compose reads from its own environment and refuses to start
 * without. Source: https://docs.docker.com/reference/compose-file/interpolation/
 */
export function planCompose(request: LookupRequest): LookupPlan {
  const { text, span, name } = request;
  const scalar = yamlScalarAt(text, span);
  if (!scalar) return { kind: 'store-only', value: { span, chain: [] }, reason: text.slice(0, span.start).split('\n').at(-1)?.includes('#') ? 'inside-comment' : 'not-a-literal' };
  const place = placeOf(text, scalar, span);
  if (!place) return { kind: 'store-only', value: { span, chain: [] }, reason: 'not-a-literal' };
  // Compose interpolates in values only, and a dollar sign in the value may already be one.
  if (scalar.isKey || text.slice(place.source.start, place.source.end).includes('$')) {
    return { kind: 'store-only', value: { span: place.source, chain: place.chain }, reason: 'position-needs-constant' };
  }
  const lookup = `\${${name}:?${name} is not set}`;
  return {
    kind: 'replace', value: { span: place.source, chain: place.chain }, edits: [editOf(text, scalar, place, lookup)], form: '${…:?}', notes: ['compose-needs-environment'],
  };
}

interface Place {
  readonly source: Span;
  readonly chain: DecodingChain;
  readonly isWhole: boolean;
}

function placeOf(text: string, scalar: YamlScalar, span: Span): Place | undefined {
  const { content } = scalar;
  const rest = text.slice(content.start, span.start) + text.slice(span.end, content.end);
  if (rest.trim() === '') return { source: content, chain: scalar.chain, isWhole: true };
  const chain = chainOfPart(text, scalar, span);
  return chain && { source: span, chain, isWhole: false };
}

function editOf(text: string, scalar: YamlScalar, place: Place, lookup: string): TextEdit {
  if (scalar.style === 'block' && place.isWhole) {
    const endsLine = /[\r\n]$/.test(text.slice(scalar.span.start, scalar.span.end));
    return { span: scalar.span, newText: `"${lookup}"${endsLine ? lineBreakOf(text) : ''}` };
  }
  // Braces would end a plain scalar inside a flow collection.
  if (scalar.style === 'plain' && scalar.inFlow) {
    const quote = (part: string) => part.replace(/[\\"]/g, '\\$&');
    const newText = `"${quote(text.slice(scalar.content.start, place.source.start))}${lookup}${quote(text.slice(place.source.end, scalar.content.end))}"`;
    return { span: scalar.span, newText };
  }
  return { span: place.source, newText: lookup };
}
