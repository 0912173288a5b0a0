import type { AssignExpression, Expression } from '../program/expression';
import { NOTHING, union, type Flow } from './carried';
import type { Environment } from './environment';
import type { Evaluator } from './evaluator';
import type { FileFacts } from './file-facts';

interface Where {
  readonly environment: Environment;
  readonly evaluator: Evaluator;
  readonly facts: FileFacts;
}

/** Stores what an assignment's value holds under its target; destructuring stores each part. */
export function store(assignment: AssignExpression, flow: Flow, where: Where): void {
  const { target, value, adds, type } = assignment;
  if (target.kind === 'mapping') {
    for (const entry of target.entries) if (entry.value.kind === 'name') put(entry.value, partOf(value, entry.key, where), where);
    return;
  }
  if (target.kind === 'sequence') {
    const items = value.kind === 'sequence' ? value.items : [];
    target.items.forEach((item, index) => { put(item, items[index] === undefined ? flow : where.evaluator.flowOf(items[index]), where); });
    return;
  }
  const path = where.facts.paths.own(target);
  if (path === undefined) return;
  const before = adds ? where.environment.get(path)?.flow ?? NOTHING : NOTHING;
  const name = target.kind === 'member' ? target.property : path;
  const kind = (type === undefined ? undefined : where.facts.libraries.kindOfType(type)) ?? where.evaluator.place(where.environment).kind(value);
  const cleared = !adds && where.evaluator.isHarmless(value, name, where.environment);
  const literal = adds ? undefined : where.evaluator.literalOf(value, where.environment);
  where.environment.set(path, { flow: union([before, flow]), cleared, ...(kind === undefined ? {} : { kind }), ...(literal === undefined ? {} : { literal }) });
  if (value.kind === 'mapping') storeFields(path, value, where);
}

/** The fields of an object literal are known one by one, so that cleaning one of them later counts. */
function storeFields(path: string, mapping: Extract<Expression, { kind: 'mapping' }>, where: Where): void {
  const { environment, evaluator } = where;
  // What the whole holds is what its fields hold, and those are asked for with it.
  environment.set(path, { flow: union(mapping.entries.filter(({ key }) => key === undefined).map(({ value }) => evaluator.flowOf(value))), cleared: true });
  for (const { key, value } of mapping.entries) {
    if (key === undefined) continue;
    const flow = evaluator.flowOf(value);
    const cleared = evaluator.isHarmless(value, key, environment);
    environment.set(`${path}.${key}`, { flow: flow.length > 0 || cleared ? flow : evaluator.nameFlow(key, value.span), cleared });
  }
}

function put(target: Expression, flow: Flow, { environment, facts }: Where): void {
  const path = facts.paths.own(target);
  if (path !== undefined) environment.set(path, { flow, cleared: false });
}

/** What one key of a destructured value holds. */
function partOf(value: Expression, key: string | undefined, { evaluator, facts, environment }: Where): Flow {
  if (value.kind === 'mapping') {
    const entry = value.entries.find((one) => one.key === key);
    return entry === undefined ? NOTHING : evaluator.flowOf(entry.value);
  }
  const path = facts.paths.own(value);
  const known = path === undefined || key === undefined ? undefined : environment.get(`${path}.${key}`);
  return known?.flow ?? NOTHING;
}
