import type { TextEdit } from '../../../../core/model/span';
import { contains } from '../../../../core/model/span';
import { lineStart, nextLineStart } from '../../../lookups/layout';
import { nearest } from '../../syntax/find-node';
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
  const added = edits.map(({ newText }) => newText).join('\n');
  const removed = namesIn(root).filter((node) => isEdited(node) && !isDeclared(node));
  const unused = removed.filter((node) => {
    const own = declarationAround(node);
    const scope = own !== undefined && namesIn(own).some((one) => one.text === node.text && isDeclared(one)) ? own : root;
    // What an edit writes before a dot is used by it; a path in quotes is no use.
    return !isParameter(node, own) && !new RegExp(`(?<![\\w"/])${node.text}\\.`).test(added)
      && !namesIn(scope).some((one) => one.text === node.text && !isEdited(one) && !isDeclared(one));
  });
  const imports = [...new Set(unused.map(({ text: name }) => name))].map((name) => importOf(name, root));
  if (!imports.every((one) => one !== undefined)) return undefined;
  return [...edits, ...imports.map((one) => ({ span: { start: lineStart(text, one.start), end: nextLineStart(text, one.end) }, newText: '' }))];
}

/** Variables and packages where they stand, without fields and types. */
function namesIn(node: SyntaxNode): readonly SyntaxNode[] {
  return node.type === 'identifier' || node.type === 'package_identifier' ? [node] : node.children.flatMap(namesIn);
}

/** The function or other declaration of the file that a name stands in. */
function declarationAround(node: SyntaxNode): SyntaxNode | undefined {
  return nearest(node, ({ parent }) => parent?.parent === undefined);
}

function isParameter({ text }: SyntaxNode, own: SyntaxNode | undefined): boolean {
  return own !== undefined && namesIn(own).some((one) => one.text === text && one.parent?.type === 'parameter_declaration');
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
