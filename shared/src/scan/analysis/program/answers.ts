import type { Expression } from './expression';
import type { Statement } from './statement';

/** What a function that does nothing else answers: `() => key`, `{ "key #{key}" }`. */
export function soleAnswer(value: Expression): Expression | undefined {
  if (value.kind !== 'function') return undefined;
  const [only, ...more] = value.body;
  return more.length === 0 && only?.kind === 'return' ? only.value : undefined;
}

/** In languages whose functions answer what they compute last, that is a return on every way to the end. */
export function withAnswers(body: readonly Statement[]): readonly Statement[] {
  return onAnswers(body, (value) => ({ kind: 'return', value, span: value.span }));
}

/** What statements compute last, on every way to their end, becomes what `answer` makes of it. */
export function onAnswers(body: readonly Statement[], answer: (value: Expression) => Statement): readonly Statement[] {
  const last = body.at(-1);
  return last === undefined ? body : [...body.slice(0, -1), answering(last, answer)];
}

function answering(statement: Statement, answer: (value: Expression) => Statement): Statement {
  switch (statement.kind) {
    case 'expression': return answer(statement.value);
    case 'branch': return { ...statement, arms: statement.arms.map((arm) => onAnswers(arm, answer)) };
    case 'block': return { ...statement, body: onAnswers(statement.body, answer) };
    case 'try': return { ...statement, body: onAnswers(statement.body, answer), handlers: statement.handlers.map((handler) => ({ ...handler, body: onAnswers(handler.body, answer) })) };
    default: return statement;
  }
}
