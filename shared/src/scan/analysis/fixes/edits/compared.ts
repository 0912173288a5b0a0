import type { TextEdit } from '../../../../core/model/span';
import type { Expression, FunctionExpression } from '../../program/expression';
import { helperState } from './declared';
import type { FixContext } from '../fix-context';
import type { SameTexts } from '../fix-language';

/** One side of a comparison. */
export interface Operand {
  readonly expression: Expression;
  readonly text: string;
  /** Whether it is certain that there is a value: a literal, a text with holes, or what a library's digest gives. */
  readonly isThere: boolean;
}

/** Both sides of the comparison that was found. */
export function comparedOperands(context: FixContext): readonly [Operand, Operand] | undefined {
  const { subject } = context.evidence;
  const [left, right] = subject.kind === 'expression' && subject.expression.kind === 'compare' ? subject.expression.operands : [];
  return left === undefined || right === undefined ? undefined : [operandOf(left, context), operandOf(right, context)];
}

function operandOf(expression: Expression, context: FixContext): Operand {
  const text = context.text.slice(expression.span.start, expression.span.end);
  return { expression, text, isThere: expression.kind === 'text' || expression.kind === 'join' || isDigest(expression, context) };
}

/** The function that the comparison stands in. */
export function functionAround({ around }: FixContext): FunctionExpression | undefined {
  return around.findLast((one) => one.kind === 'function');
}

/** A function of the file may give nothing at all now and then; a library's digest never does. */
function isDigest(expression: Expression, { place, program }: FixContext): boolean {
  if (expression.kind !== 'call' || !place.flow(expression).some(({ label }) => label === 'digest')) return false;
  const { callee } = expression;
  const name = callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
  return name !== '' && helperState(program, name) === 'missing';
}

/** How a language says that there is a value. */
export interface Guarding {
  readonly guard: (operand: string) => string;
  /** The operator between conditions, with its blanks. */
  readonly and: string;
  /** What can be written twice, since nothing happens but that it is read. */
  readonly isPlain: (operand: string) => boolean;
}

/** The call behind the tests that its operands need, so that a missing value equals nothing and is no error. */
export function guarded(call: string, operands: readonly Operand[], { guard, and, isPlain }: Guarding, edits: readonly TextEdit[]): SameTexts | 'may-be-missing' {
  const unsure = operands.filter(({ isThere }) => !isThere);
  if (!unsure.every(({ text }) => isPlain(text))) return 'may-be-missing';
  return { text: [...unsure.map(({ text }) => guard(text)), call].join(and), edits, isGuarded: unsure.length > 0 };
}
