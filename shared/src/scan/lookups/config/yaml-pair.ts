import { isMap, isScalar } from 'yaml';
import type { TextEdit } from '../../../core/model/span';
import { lineStart, nextLineStart } from '../layout';
import type { YamlScalar } from './yaml-scalar';

/**
 * Takes the pair away whose value a scalar is, with its lines. Undefined where that would leave something else: in flow
 * collections, beside other code on its line, and where the mapping has no other pair.
 */
export function removePair(text: string, scalar: YamlScalar): TextEdit | undefined {
  const pair = scalar.pairs.at(-1);
  const keyStart = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  const mapping = scalar.document.getIn(scalar.path.slice(0, -1), true);
  if (keyStart === undefined || scalar.inFlow || !isMap(mapping) || mapping.items.length < 2) return undefined;
  const start = lineStart(text, keyStart);
  if (text.slice(start, keyStart).trim() !== '') return undefined;
  const isPastBreak = /[\r\n]$/.test(text.slice(0, scalar.span.end));
  return { span: { start, end: isPastBreak ? scalar.span.end : nextLineStart(text, scalar.span.end) }, newText: '' };
}
