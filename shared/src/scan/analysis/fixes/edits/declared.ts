import type { Program, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** Whether a file declares or imports a function of this name. */
export function declaresFunction(program: Program, name: string): boolean {
  const declares = (statement: Statement): boolean => {
    switch (statement.kind) {
      case 'function': return statement.function.name === name;
      case 'class': return statement.class.methods.some((method) => method.name === name);
      case 'import': return statement.names.some(({ local }) => local === name);
      case 'block': return statement.body.some(declares);
      case 'expression': return statement.value.kind === 'assign' && statement.value.target.kind === 'name' && statement.value.target.name === name && statement.value.value.kind === 'function';
      default: return false;
    }
  };
  return program.body.some(declares);
}

/** The last child of the root of one of these types. */
export function lastOf(root: SyntaxNode, types: ReadonlySet<string>): SyntaxNode | undefined {
  return root.children.findLast(({ type }) => types.has(type));
}
