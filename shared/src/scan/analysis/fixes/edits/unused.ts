import type { TextEdit } from '../../../../core/model/span';
import { contains } from '../../../../core/model/span';
import { lineStart, nextLineStart } from '../../../lookups/layout';
import type { SyntaxNode } from '../../syntax/flat-tree';
import type { FixContext } from '../fix-context';

/**
 * Edits together with the removal of imports whose last use they take away, in a language whose compiler refuses those.
 * Undefined where they take the last use of a variable: what gave it its value may matter.
 * Source: https://go.dev/ref/spec#Variable_declarations, https://go.dev/doc/faq#unused_variables_and_imports
 */
export function withoutUnused(edits: readonly TextEdit[], { words, root, text }: FixContext): readonly TextEdit[] | undefined {
  if (!words.refusesUnused) return edits;
  const isEdited = ({ start, end }: SyntaxNode) => edits.some(({ span }) => contains(span, { start, end }));
  const names = namesIn(root);
  const uses = names.filter((node) => !isDeclared(node));
  const added = edits.map(({ newText }) => newText).join('\n');
  const kept = new Set([...uses.filter((node) => !isEdited(node)).map((node) => node.text), ...(added.match(/\w+/g) ?? [])]);
  const parameters = new Set(names.filter(({ parent }) => parent?.type === 'parameter_declaration').map((node) => node.text));
  const unused = [...new Set(uses.filter(isEdited).map((node) => node.text))].filter((name) => !kept.has(name) && !parameters.has(name));
  const imports = unused.map((name) => importOf(name, root));
  if (!imports.every((one) => one !== undefined)) return undefined;
  return [...edits, ...imports.map((one) => ({ span: { start: lineStart(text, one.start), end: nextLineStart(text, one.end) }, newText: '' }))];
}

/** Variables and packages where they stand, without fields and types. */
function namesIn(node: SyntaxNode): readonly SyntaxNode[] {
  return node.type === 'identifier' || node.type === 'package_identifier' ? [node] : node.children.flatMap(namesIn);
}

/** A declaration or assignment is no use. */
function isDeclared({ parent, start }: SyntaxNode): boolean {
  if (parent === undefined || !/^(?:expression_list|var_spec|const_spec|function_declaration)$/.test(parent.type)) return false;
  const declaration = parent.type === 'expression_list' ? parent.parent : parent;
  const left = parent.type === 'expression_list' ? declaration?.child('left') : declaration?.child('name');
  return left !== undefined && left.start <= start && start < left.end;
}

/** The line of a group of imports that gives a package its name; the only import of a file is the whole declaration. */
function importOf(name: string, root: SyntaxNode): SyntaxNode | undefined {
  const declaration = root.children.find((one) => one.type === 'import_declaration' && specsIn(one).some((spec) => localName(spec) === name));
  if (declaration === undefined) return undefined;
  const specs = specsIn(declaration);
  return specs.length === 1 ? declaration : specs.find((spec) => localName(spec) === name);
}

function specsIn(node: SyntaxNode): readonly SyntaxNode[] {
  return node.type === 'import_spec' ? [node] : node.children.flatMap(specsIn);
}

function localName(spec: SyntaxNode): string {
  return spec.child('name')?.text ?? spec.child('path')?.text.slice(1, -1).split('/').at(-1) ?? '';
}
