import type { CallExpression, Expression } from '../program/expression';
import { union, type Flow } from './carried';
import type { Where } from './assignment';

/** What is put into an object stays in it: `builder.append(key)`, `list << key`, `map.put("key", key)`. A literal key makes it a field. */
export function accumulate(call: CallExpression, given: readonly Flow[], { environment, evaluator, facts }: Where): void {
  const path = facts.paths.own(receiverOf(call, (callee) => evaluator.accumulates(callee, environment)));
  if (path === undefined) return;
  const [key, value] = call.arguments;
  if (call.arguments.length === 2 && key?.value.kind === 'text' && value !== undefined) {
    const cleared = evaluator.isHarmless(value.value, key.value.text, environment);
    const flow = given[1] ?? [];
    environment.set(`${path}.${key.value.text}`, { flow: flow.length > 0 || cleared ? flow : evaluator.nameFlow(key.value.text, value.span), cleared });
    return;
  }
  const flow = union(given);
  if (flow.length > 0) environment.add(path, flow);
}

/** Of a chain, `builder.append(a).append(b)`, the object that all of it goes into. */
function receiverOf({ callee }: CallExpression, accumulates: (callee: Expression) => boolean): Expression {
  const object = callee.kind === 'member' ? callee.object : callee;
  return object.kind === 'call' && accumulates(object.callee) ? receiverOf(object, accumulates) : object;
}
