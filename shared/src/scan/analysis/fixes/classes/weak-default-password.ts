import type { Expression } from '../../program/expression';
import { offered, refused, type FixPlan } from '../fix';
import type { FixContext } from '../fix-context';

/** A literal that stands in for a secret that is not configured: without it the program says that it is missing. */
export function weakDefaultPassword(context: FixContext): FixPlan {
  const { subject } = context.evidence;
  if (subject.kind !== 'expression') return refused('move-to-vault');
  const { expression } = subject;
  const read = readOf(expression, context);
  if (read === undefined || !/^[\w.]+$/.test(context.finding.word)) return refused('move-to-vault');
  const required = context.words.required({ expression, read, name: context.finding.word }, context);
  if (required === undefined) return refused('move-to-vault');
  return offered([{ kind: 'require-value', title: 'Require the value, without a default', edits: [{ span: expression.span, newText: required.text }, ...required.edits], isPreferred: true }], 'not-understood');
}

/** What is read when it is there: the first of two choices, or the call that was given the default. */
function readOf(expression: Expression, { place }: FixContext): Expression | undefined {
  const read = expression.kind === 'choice' && expression.options.length === 2 ? expression.options[0] : expression.kind === 'call' ? expression : undefined;
  return read !== undefined && place.flow(read).some(({ label }) => label === 'secret') ? read : undefined;
}
