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
  const last = body.at(-1);
  return last === undefined ? body : [...body.slice(0, -1), answering(last)];
}

function answering(statement: Statement): Statement {
  switch (statement.kind) {
    case 'expression': return { kind: 'return', value: statement.value, span: statement.value.span };
    case 'branch': return { ...statement, arms: statement.arms.map(withAnswers) };
    case 'block': return { ...statement, body: withAnswers(statement.body) };
    case 'try': return { ...statement, body: withAnswers(statement.body), handlers: statement.handlers.map((handler) => ({ ...handler, body: withAnswers(handler.body) })) };
    default: return statement;
  }
}
