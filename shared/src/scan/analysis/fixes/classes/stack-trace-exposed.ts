import type { Span, TextEdit } from '../../../../core/model/span';
import { failurePathAround } from '../edits/caught-error';
import { withoutItems } from '../edits/list-items';
import { above } from '../edits/insertion';
import { statementAround } from '../edits/statements';
import { nodeAround } from '../../syntax/find-node';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { withoutUnused } from '../edits/unused';
import type { Expression } from '../../program/expression';
import { offered, refused, type FixPlan, type PatternFix } from '../fix';
import type { FixContext } from '../fix-context';

/**
 * The answer says that something failed, and by which number the log has it; the log says what. Only where nothing but a
 * failure is answered: elsewhere the edit would take the good answer away too.
 */
export function stackTraceExposed(context: FixContext): FixPlan {
  const { subject } = context.evidence;
  if (subject.kind !== 'sink') return refused('not-understood');
  const { call, value } = subject.event;
  // What an error writes by itself, as `error.printStackTrace(writer)`, is no text that another could stand for.
  if (call?.callee.kind === 'member' && call.callee.object === value) return refused('not-understood');
  const failure = failurePathAround(context, value.span);
  if (failure === undefined) return refused('answers-both');
  const carries = (expression: Expression) => context.place.flow(expression).some(({ label }) => label === 'trace' || label === 'error');
  const told = toldIn(value, carries);
  const [first, ...rest] = told;
  const statement = statementAround(context);
  if (first === undefined || statement === undefined) return offered([plain(told, context)], 'not-understood');
  const generic = context.words.generic(failure.error, context);
  const before = generic === undefined || isTaken(generic.declares, statement) ? undefined : above(statement, context.text, generic.before);
  if (generic === undefined || before === undefined) return offered([plain(told, context)], 'not-understood');
  const others = withoutItems(context.root, rest.map(({ item }) => item)) ?? rest.map(({ span }) => ({ span, newText: generic.text }));
  const edits = withoutUnused([{ span: first.span, newText: generic.text }, ...others, before, ...generic.edits], context);
  return offered([asFix(edits), plain(told, context)].slice(0, edits === undefined ? 2 : 1), 'not-understood');
}

function asFix(edits: readonly TextEdit[] | undefined): PatternFix | undefined {
  return edits === undefined ? undefined : { kind: 'generic-answer', title: 'Answer without details, and log them', edits, isPreferred: true };
}

/** Where no statement can stand before the answer, it only loses what it told. */
function plain(told: readonly Told[], context: FixContext): PatternFix | undefined {
  const edits = withoutUnused(told.map(({ span }) => ({ span, newText: context.words.literal('internal error', context.text, { span, around: nodeAround(context.root, span) }) })), context);
  return told.length === 0 ? undefined : asFix(edits);
}

/** Whether the body around a statement has a variable of this name. */
function isTaken(name: string | undefined, statement: SyntaxNode): boolean {
  return name !== undefined && new RegExp(`\\b${name}\\b`).test(statement.parent?.text ?? '');
}

interface Told {
  readonly value: Expression;
  readonly span: Span;
  /** With its key. */
  readonly item: Span;
}

/** Of an object or list those values that tell of the error, else all of it. */
function toldIn(value: Expression, carries: (expression: Expression) => boolean, item: Span = value.span): readonly Told[] {
  const parts = value.kind === 'mapping' ? value.entries : value.kind === 'sequence' ? value.items.map((one) => ({ value: one, span: one.span })) : [];
  const telling = parts.filter((part) => carries(part.value));
  return telling.length === 0 ? [{ value, span: value.span, item }] : telling.flatMap((part) => toldIn(part.value, carries, part.span));
}
