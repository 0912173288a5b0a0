import { isOtherToken, secretName } from '../names/secret-name';
import type { SecretNames } from '../names/secret-names';
import type { AssignExpression, Expression } from '../program/expression';
import { NOTHING, union, type Flow } from './carried';
import { NUMBER, plainType, type Environment } from './environment';
import type { Evaluator } from './evaluator';
import type { FileFacts } from './file-facts';

/** Where something is stored, and who knows what it holds. */
export interface Where {
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
    const results = ofResults(target.items, flow, where.facts.names);
    target.items.forEach((item, index) => { put(item, items[index] === undefined ? results(item) : where.evaluator.flowOf(items[index]), where, index === 0 ? value : undefined); });
    return;
  }
  const path = where.facts.paths.own(target);
  if (path === undefined) return;
  const known = where.environment.get(path);
  const before = adds ? known?.flow ?? NOTHING : NOTHING;
  const name = target.kind === 'member' ? target.property : path;
  const kind = (type === undefined ? undefined : where.facts.libraries.kindOfType(type)) ?? where.evaluator.place(where.environment).kind(value) ?? (known?.kind === NUMBER ? NUMBER : undefined);
  const cleared = !adds && where.evaluator.isHarmless(value, name, where.environment);
  const literal = adds ? undefined : where.evaluator.literalOf(value, where.environment);
  const held = keptIn(name, value.kind === 'call' ? ofResult(target, flow) : flow);
  where.environment.set(path, { flow: union([before, held]), cleared, ...(kind === undefined ? {} : { kind }), ...typed(value, type), ...(literal === undefined ? {} : { literal }) });
  if (value.kind === 'mapping') storeFields(path, value, where, kind);
}

/** The class of what is stored: the one that it is made of, and else the declared one. */
function typed(value: Expression, type: string | undefined): { readonly type?: string } {
  const known = madeOf(value) ?? decodedAs(value) ?? type;
  return known === undefined ? {} : { type: plainType(known) };
}

/** `User { … }`, `new User(…)`, `User::new(…)`. */
function madeOf(value: Expression): string | undefined {
  if (value.kind === 'mapping') return value.type;
  if (value.kind !== 'call' || !value.constructs) return undefined;
  const { callee } = value;
  if (callee.kind === 'member') return callee.property === 'new' && callee.object.kind === 'name' ? callee.object.name : undefined;
  return callee.kind === 'name' ? callee.name : undefined;
}

/** `decoder.decode(User.self, from: data)` gives an object of the type that it is told. */
function decodedAs(value: Expression): string | undefined {
  if (value.kind !== 'call' || value.callee.kind !== 'member' || value.callee.property !== 'decode') return undefined;
  const [first] = value.arguments;
  return first?.value.kind === 'name' && /^[A-Z]\w/.test(first.value.name) ? first.value.name : undefined;
}

/** The fields of an object literal are known one by one, so that cleaning one of them later counts. */
function storeFields(path: string, mapping: Extract<Expression, { kind: 'mapping' }>, where: Where, kind: string | undefined): void {
  const { environment, evaluator } = where;
  // What the whole holds is what its fields hold, and those are asked for with it.
  environment.set(path, { flow: union(mapping.entries.filter(({ key }) => key === undefined).map(({ value }) => evaluator.flowOf(value))), cleared: true, ...(kind === undefined ? {} : { kind }), ...(mapping.type === undefined ? {} : { type: plainType(mapping.type) }) });
  for (const { key, value } of mapping.entries) {
    if (key === undefined) continue;
    const flow = evaluator.flowOf(value);
    const cleared = evaluator.isHarmless(value, key, environment);
    environment.set(`${path}.${key}`, { flow: flow.length > 0 || cleared ? flow : evaluator.nameFlow(key, value.span), cleared });
  }
}

/** `made` is what tells the target's kind, if anything does: the first of several results is what a call makes. */
function put(target: Expression, flow: Flow, { environment, facts, evaluator }: Where, made?: Expression): void {
  const path = facts.paths.own(target);
  const kind = made === undefined ? undefined : evaluator.place(environment).kind(made);
  if (path !== undefined) environment.set(path, { flow, cleared: false, ...(kind === undefined ? {} : { kind }) });
}

/** Where one of several results is called a secret, that is the one which holds it: `user, password = signIn()`, `token, ok := given.(string)`. */
function ofResults(items: readonly Expression[], flow: Flow, names: SecretNames): (item: Expression) => Flow {
  const isSecret = (item: Expression) => item.kind === 'name' && names.held(item.name) !== undefined;
  const named = items.some(isSecret);
  return (item) => ofResult(item, named && !isSecret(item) ? flow.filter(({ label }) => label !== 'secret') : flow);
}

/** Of what a call gives, a result that is called an error holds nothing else. */
function ofResult(item: Expression, flow: Flow): Flow {
  return item.kind === 'name' && ERROR_NAME.test(item.name) ? flow.filter(({ label }) => label === 'error') : flow;
}

const ERROR_NAME = /^(?:err|error|e|\w{1,30}(?:Err|Error|_err|_error))$/;

/** What is called a page's token, or the next one of a text, is no secret whatever a word like `token` says of where it came from. */
function keptIn(name: string, flow: Flow): Flow {
  return isOtherToken(name) ? flow.filter(({ label, because, word }) => label !== 'secret' || because !== 'name' || secretName(word) !== 'weak') : flow;
}

/** What one key of a destructured value holds. */
function partOf(value: Expression, key: string | undefined, { evaluator, facts, environment }: Where): Flow {
  if (value.kind === 'mapping') {
    const entry = value.entries.find((one) => one.key === key);
    return entry === undefined ? NOTHING : evaluator.flowOf(entry.value);
  }
  const path = facts.paths.own(value);
  const known = path === undefined || key === undefined ? undefined : environment.get(`${path}.${key}`);
  if (known === undefined && key !== undefined && path !== undefined && ENVIRONMENT.test(path)) return evaluator.nameFlow(key, value.span);
  return known?.flow ?? NOTHING;
}

/** https://nodejs.org/api/process.html#processenv */
const ENVIRONMENT = /^process\.env$/;
