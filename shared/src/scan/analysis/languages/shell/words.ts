import type { Span } from '../../../../core/model/span';
import type { Expression } from '../../program/expression';
import type { Lowering } from '../../program/lowering';
import { joinOf, nameExpression, spanOf, textExpression } from '../../program/lowering';
import { piecesOf } from '../../program/pieces';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** A name that is expanded. `$RANDOM` computes its value, `$@` is all that was given, `$?` and `$#` are numbers. */
export function variable(node: SyntaxNode): Expression {
  const span = spanOf(node);
  const name = node.text;
  // https://www.gnu.org/software/bash/manual/html_node/Bash-Variables.html#index-RANDOM
  if (name === 'RANDOM') return { kind: 'call', callee: nameExpression(node), arguments: [], constructs: false, span };
  if (name === '@' || name === '*') return { kind: 'sequence', items: ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((position) => nameExpression(node, position)), span };
  return /^[?#$!0_-]$/.test(name) ? { kind: 'constant', text: name, span } : nameExpression(node);
}

/** A string between double quotes: its text and its expansions in turn. */
export function quoted(node: SyntaxNode, lower: Lowering): Expression {
  return withGaps(node, { start: node.start + 1, end: Math.max(node.start + 1, node.end - 1) }, lower);
}

/** The text of a here-document; of one whose word is quoted nothing is expanded. */
export function heredoc(node: SyntaxNode, lower: Lowering): Expression {
  const quotes = /^[\\"']/.test(node.parent?.ofType('heredoc_start')?.text ?? '');
  if (quotes || node.children.length > 0) return withGaps(node, spanOf(node), lower);
  // The grammar finds no expansions where the document's lines may be indented.
  const names = [...node.text.matchAll(/\$\{?([A-Za-z_]\w{0,80})\}?/g)].map(({ 0: hole, 1: name = '', index }): Expression => ({ kind: 'name', name, span: { start: node.start + index, end: node.start + index + hole.length } }));
  return { kind: 'join', parts: names, span: spanOf(node) };
}

/** Words written together: `-p"$password"`. */
export function lowerConcatenation(node: SyntaxNode, lower: Lowering): Expression {
  return joinOf(spanOf(node), lower.expressionsIn(node));
}

const CONTENT = /^(?:string_content|heredoc_content)$/;

/** The grammar does not name all pieces of text: what stands between two expansions is text. */
function withGaps(node: SyntaxNode, inner: Span, lower: Lowering): Expression {
  return piecesOf(node, inner, lower.meaningful(node).filter(({ type }) => !CONTENT.test(type)).map((hole) => ({ span: spanOf(hole), value: lower.expression(hole) })));
}

/** `${name…}`. Source: https://www.gnu.org/software/bash/manual/html_node/Shell-Parameter-Expansion.html */
export function lowerExpansion(node: SyntaxNode, lower: Lowering): Expression {
  const children = lower.meaningful(node);
  const at = children.findIndex(({ type }) => /^(?:variable_name|special_variable_name|subscript)$/.test(type));
  const name = children[at];
  if (name === undefined) return lower.opaque(node);
  const span = spanOf(node);
  const value = lower.expression(name);
  const before = children[at - 1]?.text;
  // A length is none of the value, and an indirect name says nothing of what it leads to.
  if (before === '#') return { kind: 'compare', operator: '#', operands: [value], span };
  if (before === '!') return { kind: 'constant', text: node.text, span };
  const operator = children[at + 1]?.text ?? '';
  const given = children.slice(at + 2, at + 3).map((one) => bareWord(one) ?? lower.expression(one));
  switch (operator) {
    case ':-': case '-': case ':=': case '=': return { kind: 'choice', options: [value, ...given], span };
    case ':+': case '+': return { kind: 'choice', test: value, options: given, span };
    case ':?': case '?': return { kind: 'choice', test: { kind: 'call', callee: nameExpression(name, 'die'), arguments: given.map((one) => ({ value: one, span: one.span })), constructs: false, span }, options: [value], span };
    case ':': return FEW_CHARACTERS.test(node.text) ? { kind: 'compare', operator, operands: [value], span } : value;
    case '/': case '//': return MASK.test(node.text) ? { kind: 'compare', operator, operands: [value], span } : value;
    default: return value;
  }
}

/** The grammar takes the beginning of a word with dashes for a name. */
function bareWord(node: SyntaxNode): Expression | undefined {
  return node.type === 'concatenation' && /^[\w.@%+:,-]+$/.test(node.text) ? textExpression(node, 0, 0) : undefined;
}

/** `${token:0:4}` and `${token: -4}` are shown to tell tokens apart. */
const FEW_CHARACTERS = /:\s?(?:-[1-8]|\(-[1-8]\)|\d{1,2}\s?:\s?[1-8])\}$/;
const MASK = /\/(?:[*x#.]{1,10}|\*+|redacted|\\\*)\}$/i;
