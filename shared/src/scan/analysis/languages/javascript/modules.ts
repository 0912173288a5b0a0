import type { SyntaxNode } from '../../syntax/flat-tree';
import type { ImportedName, Statement } from '../../program/statement';

/** `import … from 'module'`, and TypeScript's `import x = require('module')`. */
export function lowerImport(node: SyntaxNode): Statement {
  const required = node.ofType('import_require_clause');
  const source = node.child('source') ?? required?.child('source');
  const clause = node.ofType('import_clause');
  const names = clause === undefined ? [] : clause.children.flatMap(importedNames);
  return { kind: 'import', module: moduleName(source), names: required === undefined ? names : wholeModule(required.ofType('identifier')) };
}

/** `const x = require('module')`, `const { a, b: c } = require('module')`; undefined when the declaration is anything else. */
export function lowerRequire(declarator: SyntaxNode): Statement | undefined {
  const call = declarator.child('value');
  const name = declarator.child('name');
  if (call?.type !== 'call_expression' || name === undefined || call.child('function')?.text !== 'require') return undefined;
  const source = call.child('arguments')?.children[0];
  if (source?.type !== 'string') return undefined;
  return { kind: 'import', module: moduleName(source), names: name.type === 'object_pattern' ? name.children.flatMap(requiredNames) : wholeModule(name) };
}

function importedNames(node: SyntaxNode): readonly ImportedName[] {
  if (node.type === 'identifier') return [{ local: node.text, imported: 'default' }];
  if (node.type === 'namespace_import') return wholeModule(node.ofType('identifier'));
  return node.children.filter(({ type }) => type === 'import_specifier').map((one) => {
    const imported = one.child('name')?.text ?? '';
    return { imported, local: one.child('alias')?.text ?? imported };
  });
}

function requiredNames(node: SyntaxNode): readonly ImportedName[] {
  if (node.type === 'shorthand_property_identifier_pattern') return [{ local: node.text, imported: node.text }];
  if (node.type !== 'pair_pattern') return [];
  return [{ local: node.child('value')?.text ?? '', imported: node.child('key')?.text ?? '' }];
}

function wholeModule(name: SyntaxNode | undefined): readonly ImportedName[] {
  return name?.type === 'identifier' ? [{ local: name.text, imported: '*' }] : [];
}

/** Node's own modules may be written with a scheme: https://nodejs.org/api/esm.html#node-imports. */
function moduleName(source: SyntaxNode | undefined): string {
  return source?.text.slice(1, -1).replace(/^node:/, '') ?? '';
}
