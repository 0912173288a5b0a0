import type { Span, TextEdit } from '../../../../core/model/span';
import type { CallExpression, Expression, JoinExpression } from '../../program/expression';
import { withoutItems } from '../edits/list-items';
import { holeAround, isPiece } from '../edits/take-out';
import { offered, refused, type FixPlan } from '../fix';
import type { FixContext } from '../fix-context';

/** A secret in the query of a request goes to the header that is made for it: headers are in no log, history or Referer. */
export function secretInUrl(context: FixContext): FixPlan {
  const { around, finding, language, place, text, words } = context;
  const request = around.findLast((one): one is CallExpression => one.kind === 'call' && language.libraries.requests.find(one.callee, place).length > 0);
  const value = around.findLast(({ span }) => span.start === finding.span.start && span.end === finding.span.end);
  // A literal belongs into the vault first: no edit repeats it.
  if (request === undefined || value === undefined || value.kind === 'text' || words.bearer === undefined) return refused('server-decides');
  const removed = withoutParameter(value, context) ?? withoutEntry(value, context);
  const plain = unwrapped(value);
  const header = removed === undefined ? undefined : words.bearer(request, text.slice(plain.span.start, plain.span.end), context, plain.span);
  // What the header is called is the server's to say, but most take this one.
  return offered([removed === undefined || header === undefined ? undefined : {
    kind: 'header', title: 'Send it in the Authorization header', edits: [...removed, ...header], isPreferred: false,
  }], 'server-decides');
}

/** What was encoded for the address needs no encoding in a header. */
function unwrapped(value: Expression): Expression {
  if (value.kind !== 'call' || value.arguments.length !== 1) return value;
  const name = value.callee.kind === 'member' ? value.callee.property : value.callee.kind === 'name' ? value.callee.name : '';
  return /^(?:encodeURIComponent|encodeURI|quote|quote_plus|QueryEscape)$/.test(name) ? value.arguments[0]?.value ?? value : value;
}

/** A hole of an address, with the name before it and the sign that parts it from the next parameter. */
function withoutParameter(value: Expression, context: FixContext): readonly TextEdit[] | undefined {
  const join = context.around.findLast((one): one is JoinExpression => one.kind === 'join' && one.parts.includes(value));
  const index = join?.parts.indexOf(value) ?? -1;
  const [before, after] = [join?.parts[index - 1], join?.parts[index + 1]];
  const name = before?.kind === 'text' ? /([?&])[\w.[\]-]+=$/.exec(before.text) : null;
  if (before?.kind !== 'text' || name === null) return undefined;
  const next = after?.kind === 'text' ? after : undefined;
  const follows = next?.text.startsWith('&') === true;
  // `?` stays where another parameter follows, and takes the place of its `&`.
  const from = before.inner.end - name[0].length + (name[1] === '?' && follows ? 1 : 0);
  const skipped = name[1] === '?' && follows ? 1 : 0;
  const hole = holeAround(value, context);
  if (hole !== undefined) return [{ span: { start: from, end: hole.end + skipped }, newText: '' }];
  if (isPiece(before)) return undefined;
  const isOperator = (span: Span) => context.text.slice(span.start, span.end).trim() === context.words.concatenation;
  if (!isOperator({ start: before.span.end, end: value.span.start })) return undefined;
  if (next !== undefined && !isPiece(next) && isOperator({ start: value.span.end, end: next.span.start })) return [{ span: { start: from, end: next.inner.start + skipped }, newText: '' }];
  return after === undefined ? [{ span: { start: from, end: value.span.end }, newText: context.text.slice(before.inner.end, before.span.end) }] : undefined;
}

/** An entry of the query's object; the object stays, so that other parameters find their place. */
function withoutEntry(value: Expression, { around, root }: FixContext): readonly TextEdit[] | undefined {
  const entry = around.flatMap((one) => (one.kind === 'mapping' ? one.entries : [])).find((one) => one.value === value);
  return entry === undefined ? undefined : withoutItems(root, [entry.span]);
}
