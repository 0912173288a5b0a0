import type { Span, TextEdit } from '../../../../core/model/span';
import type { SinkEvent } from '../../flow/check';
import type { Label } from '../../flow/carried';
import { CallPatterns } from '../../tables/call-pattern';
import { BRACE_HOLE, PRINTF_HOLE } from '../../program/formatted';
import type { Expression, TextExpression } from '../../program/expression';
import { insertAt } from '../edits/insertion';
import { withoutItems } from '../edits/list-items';
import { COUNTED, isNumbered } from '../edits/format-arguments';
import { carriers, REDACTED, takeOut, type TakingOut } from '../edits/take-out';
import { withoutUnused } from '../edits/unused';
import { offered, refused, type FixPlan, type PatternFix } from '../fix';
import type { FixContext } from '../fix-context';

/** Where the text goes that must not hold a value. */
export interface CarriedWhere {
  readonly labels: readonly Label[];
  /** As titles say it. */
  readonly from: 'the log' | 'the error';
}

/** A value that a log or an error carries: taken out, or sent through a function that tells nothing of it. */
export function carriedValue(context: FixContext, { labels, from }: CarriedWhere): FixPlan {
  const { subject } = context.evidence;
  if (subject.kind !== 'sink') return refused('not-understood');
  const how: TakingOut = { carries: (expression) => context.place.flow(expression).some(({ label }) => labels.includes(label)), placeholder: REDACTED };
  const end = context.words.unlogged?.(subject.event, context);
  if (end !== undefined) return offered([end.edits === undefined ? undefined : { kind: 'take-out', title: `Take the value out of ${from}`, edits: end.edits, isPreferred: true }], 'not-understood');
  const smallest = withoutArgument(subject.event, context) ?? takeOut(subject.event.value, how, context);
  const edits = smallest === undefined ? undefined : withoutUnused(smallest, context);
  const takenOut: PatternFix | undefined = edits !== undefined ? { kind: 'take-out', title: `Take the value out of ${from}`, edits, isPreferred: true } : undefined;
  return offered([takenOut, redacted(subject.event.value, how, context, takenOut === undefined)], 'not-understood');
}

function redacted(value: Expression, how: TakingOut, context: FixContext, isPreferred: boolean): PatternFix | undefined {
  const found = carriers(value, how.carries, context);
  const redactor = context.words.redactor(context);
  if (found === undefined || redactor === undefined) return undefined;
  // The text itself is in no edit: it may be a value.
  const wrapped = found.flatMap(({ span: { start, end }, key }) => [insertAt(start, `${key === undefined ? '' : `${key}: `}${redactor.text}(`), insertAt(end, ')')]);
  return { kind: 'redact', title: 'Redact the value', edits: [...wrapped, ...redactor.edits], isPreferred };
}

/** An argument that stands for itself goes with its name, or with its hole in the format before it. */
function withoutArgument({ call, value, span }: SinkEvent, context: FixContext): readonly TextEdit[] | undefined {
  const index = call?.arguments.findIndex((argument) => argument.value === value) ?? -1;
  const argument = call?.arguments[index];
  if (call === undefined || argument === undefined || value.kind === 'join' || value.kind === 'mapping' || value.kind === 'sequence') return undefined;
  if (argument.keyword !== undefined) return call.arguments.length > 1 ? withoutItems(context.root, [argument.span]) : undefined;
  const holes = holesBefore(call.arguments.map((one) => one.value), index);
  if (holes === 'out-of-turn') return undefined;
  const hole = holes?.filled;
  if (hole !== undefined) {
    const isCounted = isNumbered(context.text.slice(hole.start, hole.end)) && index < call.arguments.length - 1;
    const removed = isCounted ? undefined : withoutItems(context.root, [argument.span]);
    return removed === undefined ? undefined : [{ span: hole, newText: REDACTED }, ...removed];
  }
  const isOneOfMany = new CallPatterns(context.words.writesEach.map((pattern) => [pattern, true] as const)).find(call.callee, context.place).length > 0;
  const isSaidBefore = call.arguments.slice(0, index).some((one) => one.value.kind === 'text' || one.value.kind === 'join');
  return isOneOfMany && isSaidBefore ? withoutItems(context.root, [span]) : undefined;
}

/** The hole that an argument fills in the format before it, when each argument has one in turn: `{1} {0}` and `{0} {0}` are not. */
function holesBefore(values: readonly Expression[], index: number): { readonly filled: Span | undefined } | 'out-of-turn' | undefined {
  const at = values.findIndex(({ kind }) => kind === 'text');
  const format = values[at];
  if (format?.kind !== 'text' || at >= index) return undefined;
  const holes = [PRINTF_HOLE, BRACE_HOLE].map((form) => holesIn(format, form)).find((found) => found.length > 0) ?? [];
  const numbers = holes.map((hole) => /^\{(\d+)/.exec(format.text.slice(hole.start - format.inner.start))?.[1]);
  const isInTurn = numbers.every((number, turn) => number === undefined || Number(number) === turn) && !COUNTED.test(format.text);
  return isInTurn ? { filled: holes[index - at - 1] } : 'out-of-turn';
}

function holesIn({ text, inner }: TextExpression, form: RegExp): readonly Span[] {
  return [...text.matchAll(form)].filter(([hole]) => !/^(?:%%|\{\{|\}\})$/.test(hole))
    .map(({ index, 0: hole }) => ({ start: inner.start + index, end: inner.start + index + hole.length }));
}
