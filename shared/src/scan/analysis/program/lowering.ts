import type { Span } from '../../../core/model/span';
import type { SyntaxNode } from '../syntax/flat-tree';
import type { Argument, Expression, JoinExpression, TextExpression } from './expression';
import type { Program, Statement } from './statement';

/** How one language's syntax becomes the common form: a function for each type of node that means something. */
export interface LoweringTable {
  readonly expressions: Readonly<Record<string, (node: SyntaxNode, lower: Lowering) => Expression>>;
  readonly statements: Readonly<Record<string, (node: SyntaxNode, lower: Lowering) => Statement>>;
  /** Types of nodes that say nothing: comments, type annotations. */
  readonly skipped: ReadonlySet<string>;
}

/** Deeper nesting than this is not looked into: hostile texts nest without end, and the stack does not. */
const MAX_DEPTH = 200;

/**
 * Lowers a syntax tree by a language's table. What the table does not name becomes an opaque expression of its parts,
 * or a block of its statements, so that nothing below it is lost; ERROR nodes are among these.
 */
export class Lowering {
  readonly #table: LoweringTable;
  #depth = 0;

  constructor(table: LoweringTable) {
    this.#table = table;
  }

  program(root: SyntaxNode): Program {
    return { body: this.statementsIn(root) };
  }

  expression(node: SyntaxNode): Expression {
    if (this.#depth >= MAX_DEPTH) return { kind: 'constant', text: '', span: spanOf(node) };
    this.#depth++;
    try {
      const known = own(this.#table.expressions, node.type);
      return known === undefined ? this.opaque(node) : known(node, this);
    } finally {
      this.#depth--;
    }
  }

  statement(node: SyntaxNode): Statement {
    if (this.#depth >= MAX_DEPTH) return { kind: 'block', body: [] };
    this.#depth++;
    try {
      const known = own(this.#table.statements, node.type);
      if (known !== undefined) return known(node, this);
      return own(this.#table.expressions, node.type) === undefined && this.#holdsStatements(node)
        ? { kind: 'block', body: this.statementsIn(node) }
        : { kind: 'expression', value: this.expression(node) };
    } finally {
      this.#depth--;
    }
  }

  /** The statements that a node's children are. */
  statementsIn(node: SyntaxNode | undefined): readonly Statement[] {
    return node === undefined ? [] : this.meaningful(node).map((child) => this.statement(child));
  }

  /** The body of something: the statements in a block, or the one statement that stands without a block. */
  body(node: SyntaxNode | undefined): readonly Statement[] {
    if (node === undefined) return [];
    const statement = this.statement(node);
    return statement.kind === 'block' ? statement.body : [statement];
  }

  expressionsIn(node: SyntaxNode | undefined): readonly Expression[] {
    return node === undefined ? [] : this.meaningful(node).map((child) => this.expression(child));
  }

  optional(node: SyntaxNode | undefined): Expression | undefined {
    return node === undefined ? undefined : this.expression(node);
  }

  /** Children but for comments and the like. */
  meaningful(node: SyntaxNode): readonly SyntaxNode[] {
    return node.children.filter(({ type }) => !this.#table.skipped.has(type));
  }

  opaque(node: SyntaxNode): Expression {
    const parts = this.expressionsIn(node);
    return parts.length === 0 ? { kind: 'constant', text: node.text, span: spanOf(node) } : { kind: 'opaque', parts, span: spanOf(node) };
  }

  #holdsStatements(node: SyntaxNode): boolean {
    return node.children.some(({ type }) => own(this.#table.statements, type) !== undefined);
  }
}

export function spanOf({ start, end }: SyntaxNode): Span {
  return { start, end };
}

export function nameExpression(node: SyntaxNode, name = node.text): Expression {
  return { kind: 'name', name, span: spanOf(node) };
}

/** `object.property`. */
export function memberExpression(node: SyntaxNode, lower: Lowering, object: SyntaxNode | undefined, property: SyntaxNode | undefined): Expression {
  if (property === undefined) return lower.opaque(node);
  if (object === undefined) return nameExpression(node, property.text);
  return { kind: 'member', object: lower.expression(object), property: property.text, span: spanOf(node) };
}

/** `object[key]`; with a literal key it is the same as a member. */
export function indexExpression(node: SyntaxNode, lower: Lowering, object: SyntaxNode | undefined, key: SyntaxNode | undefined): Expression {
  if (object === undefined || key === undefined) return lower.opaque(node);
  const index = lower.expression(key);
  const span = spanOf(node);
  return index.kind === 'text' ? { kind: 'member', object: lower.expression(object), property: index.text, span }
    : { kind: 'index', object: lower.expression(object), key: index, span };
}

/** A literal whose quotes are `before` and `after` characters long, prefix letters included. */
export function textExpression(node: SyntaxNode, before: number, after: number): TextExpression {
  const inner = { start: node.start + before, end: Math.max(node.start + before, node.end - after) };
  return { kind: 'text', text: node.text.slice(before, inner.end - node.start), span: spanOf(node), inner };
}

/** A concatenation of two operands, flat when one of them is a concatenation itself. */
export function joinOf(span: Span, operands: readonly Expression[]): JoinExpression {
  return { kind: 'join', parts: operands.flatMap((operand) => (operand.kind === 'join' ? operand.parts : [operand])), span };
}

/** An argument without a keyword. */
export function plainArgument(value: Expression): Argument {
  return { value, span: value.span };
}

/** A number, truth value or anything else that holds nothing. */
export function constant(node: SyntaxNode): Expression {
  return { kind: 'constant', text: node.text, span: spanOf(node) };
}

/** The one thing inside parentheses, an await or a statement. */
export function soleOf(node: SyntaxNode, lower: Lowering): Expression {
  const inner = lower.expressionsIn(node);
  const [only] = inner;
  return inner.length === 1 && only !== undefined ? only : lower.opaque(node);
}

/** Those of the nodes that are there. */
export function lowerAll(nodes: readonly (SyntaxNode | undefined)[], lower: Lowering): readonly Expression[] {
  return nodes.flatMap((node) => (node === undefined ? [] : [lower.expression(node)]));
}

/** A `return` or `throw` with the value that follows it, if one does. */
export function withValue(kind: 'return' | 'throw', node: SyntaxNode, lower: Lowering): Statement {
  const [value] = lower.expressionsIn(node);
  return { kind, ...(value === undefined ? {} : { value }), span: spanOf(node) };
}

/** A member of a table by its own name only: a node's type may be called `constructor`. */
function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
