import type { Span } from '../../../core/model/span';
import type { Argument, Expression, JoinExpression, TextExpression } from './expression';

/** Holes of printf's kind: `%s`, `%-5.2f`, `%[1]q`; `%%` is none. */
export const PRINTF_HOLE = /%(?:%|[-+ #0]*(?:\[\d{1,3}\])?(?:\d{1,4}|\*)?(?:\.(?:\d{1,4}|\*))?[a-zA-Z@]{1,3}?)/g;
/** Holes in braces: `{}`, `{0}`, `{name:>5}`; doubled braces are none. */
export const BRACE_HOLE = /\{\{|\}\}|\{[\w.[\]]{0,60}(?:[!:,][^{}]{0,60})?\}/g;

/**
 * A format with its values as what it becomes: pieces of text and values in turn. Values that stand in no hole come last:
 * a logger may add them.
 */
export function formatted(span: Span, format: TextExpression, values: readonly Argument[], hole: RegExp): JoinExpression {
  const parts: Expression[] = [];
  const used = new Set<Argument>();
  let from = 0;
  let position = 0;
  for (const match of format.text.matchAll(hole)) {
    if (/^(?:%%|\{\{|\}\})$/.test(match[0])) continue;
    const value = chosen(match[0], values, position);
    // A hole with a name or number takes no value in turn.
    if (!/^\{\w/.test(match[0])) position++;
    parts.push(piece(format, from, match.index));
    if (value !== undefined) {
      parts.push(value.value);
      used.add(value);
    }
    from = match.index + match[0].length;
  }
  parts.push(piece(format, from, format.text.length));
  for (const value of values) if (!used.has(value)) parts.push(value.value);
  return { kind: 'join', parts, span };
}

/** The value of one hole: by its number, its name, or in turn. */
function chosen(hole: string, values: readonly Argument[], position: number): Argument | undefined {
  const named = /^\{([A-Za-z_]\w*)/.exec(hole)?.[1];
  if (named !== undefined) return values.find(({ keyword }) => keyword === named) ?? values.filter(({ keyword }) => keyword === undefined)[position];
  const numbered = /^\{(\d+)/.exec(hole)?.[1];
  return numbered === undefined ? values[position] : values[Number(numbered)];
}

function piece({ inner, text }: TextExpression, from: number, to: number): TextExpression {
  const span = { start: inner.start + from, end: inner.start + to };
  return { kind: 'text', text: text.slice(from, to), span, inner: span };
}
