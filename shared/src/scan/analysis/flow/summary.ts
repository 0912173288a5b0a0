import type { Expression, FunctionExpression } from '../program/expression';
import type { ClassDeclaration, Program, Statement } from '../program/statement';
import type { SinkClass } from '../tables/language-tables';
import { NOTHING, type Flow } from './carried';

/** What a function of this file does with what it is given. */
export interface Summary {
  /** By parameter: where it is carried. */
  readonly sinks: ReadonlyMap<number, ReadonlySet<SinkClass>>;
  /** Parameters that are in what it returns. */
  readonly returned: ReadonlySet<number>;
  /** What it returns by itself. */
  readonly gives: Flow;
}

export const UNKNOWN_SUMMARY: Summary = { sinks: new Map(), returned: new Set(), gives: NOTHING };

/** A name that says much is of one thing, whatever it is called on: `settings.connection_string()`. */
export const SEVERAL_WORDS = /[a-z0-9](?:[A-Z]|_[a-z])/;

/** Functions by their last name. A name that stands for two functions says nothing and is left out. */
export function namedFunctions(program: Program): ReadonlyMap<string, FunctionExpression> {
  const found = new Map<string, FunctionExpression | undefined>();
  const add = (name: string | undefined, one: FunctionExpression) => {
    if (name !== undefined && name !== '') found.set(name, found.has(name) ? undefined : one);
  };
  const visit = (statement: Statement): void => {
    switch (statement.kind) {
      case 'function': add(statement.function.name, statement.function); statement.function.body.forEach(visit); break;
      case 'class': methodsOf(statement.class).forEach((method) => { add(method.name, method); }); break;
      case 'expression': named(statement.value, add); break;
      case 'branch': statement.arms.flat().forEach(visit); break;
      case 'loop': case 'block': statement.body.forEach(visit); break;
      case 'try': [...statement.body, ...statement.handlers.flatMap(({ body }) => body), ...statement.last].forEach(visit); break;
      case 'return': case 'throw': case 'import': break;
    }
  };
  program.body.forEach(visit);
  return new Map([...found].flatMap(([name, one]) => (one === undefined ? [] : [[name, one] as const])));
}

function methodsOf({ methods, body }: ClassDeclaration): readonly FunctionExpression[] {
  return [...methods, ...body.flatMap((statement) => (statement.kind === 'function' ? [statement.function] : []))];
}

/** `const f = () => …`, `exports.f = function …`. */
function named(value: Expression, add: (name: string | undefined, one: FunctionExpression) => void): void {
  if (value.kind !== 'assign' || value.value.kind !== 'function') return;
  if (value.target.kind === 'name') add(value.target.name, value.value);
  if (value.target.kind === 'member') add(value.target.property, value.value);
}
