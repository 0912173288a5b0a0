import type { CompareExpression, Expression } from '../../program/expression';
import { nodeOf } from '../../syntax/find-node';
import type { FixContext } from '../fix-context';
import { offered, refused, type FixPlan } from '../fix';

/** Two texts compared byte by byte: by a function whose time tells nothing of them. */
export function timingUnsafeComparison(context: FixContext): FixPlan {
  const { text, words, evidence: { subject } } = context;
  if (subject.kind !== 'expression' || subject.expression.kind !== 'compare') return refused('not-understood');
  const [left, right] = subject.expression.operands.map(({ span }) => text.slice(span.start, span.end));
  if (left === undefined || right === undefined) return refused('not-understood');
  const same = words.sameInConstantTime(left, right, context);
  if (same === undefined) return refused('no-standard-function');
  if (same === 'may-be-missing') return refused(same);
  const whole = comparedToZero(subject.expression, context);
  if (whole === undefined) return refused('not-understood');
  const isNegative = /^!|^-?[ci]?ne$/.test(whole.operator);
  const isInParentheses = same.isGuarded === true && (isNegative || !isConditionOfItsOwn(whole, context));
  const condition = isInParentheses ? `(${same.text})` : same.text;
  const newText = isNegative ? words.negated(condition) : condition;
  return offered([{
    kind: 'constant-time', title: 'Compare in constant time', edits: [{ span: whole.span, newText }, ...same.edits], isPreferred: same.isCertain !== false,
  }], 'not-understood');
}

/** What is returned, or stands between parentheses or a keyword and a colon: no operator beside it binds more tightly. */
function isConditionOfItsOwn({ span }: CompareExpression, { root }: FixContext): boolean {
  const around = nodeOf(root, span)?.parent?.type ?? '';
  return /^(?:parenthesized_expression|return_statement)$/.test(around) || (around === 'if_statement' && root.type === 'module');
}

/** The comparison itself; of a function that answers with a number (`strcmp(a, b) === 0`) the comparison of that. */
function comparedToZero(compare: CompareExpression, { around, text }: FixContext): CompareExpression | undefined {
  const called = text.slice(compare.span.start, compare.operands[0]?.span.start);
  const isOrder = /\bstrn?(?:case)?cmp\s*\(\s*$/.test(called) || /\.\s*CompareTo\s*\(/.test(text.slice(compare.operands[0]?.span.end, compare.operands[1]?.span.start));
  if (!isOrder) return compare;
  const outer = around.find((one): one is CompareExpression => one.kind === 'compare' && one !== compare && one.operands.includes(compare));
  return outer?.operands.some(isZero) === true ? outer : undefined;
}

function isZero(expression: Expression): boolean {
  return expression.kind === 'constant' && expression.text === '0';
}
