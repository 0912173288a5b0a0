import type { FunctionExpression } from '../../program/expression';
import type { Program, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** Whether a file has a helper already, and whether that takes whatever it is given. */
export type HelperState = 'missing' | 'usable' | 'taken';

/** Types that take any value, in the languages that have one. */
const ANY_TYPE = /^(?:unknown|any|Any|mixed|object|Object|interface\{\})\??$/;

/** Looks for a function of this name among those that a file declares or imports. One for texts only would not take an object. */
export function helperState(program: Program, name: string): HelperState {
  const found = program.body.flatMap((statement) => declared(statement, name));
  if (found.length === 0) return 'missing';
  return found.every((one) => one !== 'imported' && one.parameters.length > 0 && one.parameters.every(({ type }) => type === undefined || ANY_TYPE.test(type))) ? 'usable' : 'taken';
}

function declared(statement: Statement, name: string): readonly (FunctionExpression | 'imported')[] {
  switch (statement.kind) {
    case 'function': return statement.function.name === name ? [statement.function] : [];
    case 'class': return statement.class.methods.filter((method) => method.name === name);
    case 'import': return statement.names.some(({ local }) => local === name) ? ['imported'] : [];
    case 'block': return statement.body.flatMap((one) => declared(one, name));
    case 'expression': {
      const { value } = statement;
      return value.kind === 'assign' && value.target.kind === 'name' && value.target.name === name && value.value.kind === 'function' ? [value.value] : [];
    }
    default: return [];
  }
}

/** The last child of the root of one of these types. */
export function lastOf(root: SyntaxNode, types: ReadonlySet<string>): SyntaxNode | undefined {
  return root.children.findLast(({ type }) => types.has(type));
}
