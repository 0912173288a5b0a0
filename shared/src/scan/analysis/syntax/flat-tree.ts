/**
 * A syntax tree as plain arrays in the order of a walk from the root: node `i`'s descendants are the nodes from `i + 1`
 * up to, but without, `end[i]`. A parser's own tree lives in foreign memory, where each step costs a call; this one is
 * copied out once, after which the parser's is freed.
 */
export interface FlatTree {
  readonly text: string;
  /** The grammar's name of each node's type, such as `call_expression`; anonymous nodes are not in the tree but for operators. */
  readonly types: readonly string[];
  /** Index into `types`. */
  readonly type: Uint16Array;
  /** The grammar's names of fields, `''` first. */
  readonly fields: readonly string[];
  /** Index into `fields`: the field of the parent that the node stands in. */
  readonly field: Uint16Array;
  /** UTF-16 offsets into `text`. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** The first node that is no descendant. */
  readonly next: Uint32Array;
  readonly parent: Int32Array;
  /** Whether the parser had to repair something: parts of the tree may be guesses. */
  readonly broken: boolean;
}

/** A node of a flat tree, made when it is looked at. */
export class SyntaxNode {
  readonly #tree: FlatTree;
  readonly #index: number;

  constructor(tree: FlatTree, index: number) {
    this.#tree = tree;
    this.#index = index;
  }

  get type(): string {
    return this.#tree.types[this.#tree.type[this.#index] ?? 0] ?? 'ERROR';
  }

  /** The field of its parent that it stands in; empty when it stands in none. */
  get field(): string {
    return this.#tree.fields[this.#tree.field[this.#index] ?? 0] ?? '';
  }

  get start(): number {
    return this.#tree.from[this.#index] ?? 0;
  }

  get end(): number {
    return this.#tree.to[this.#index] ?? 0;
  }

  get text(): string {
    return this.#tree.text.slice(this.start, this.end);
  }

  get parent(): SyntaxNode | undefined {
    const parent = this.#tree.parent[this.#index] ?? -1;
    return parent < 0 ? undefined : new SyntaxNode(this.#tree, parent);
  }

  /** The child of the same parent that stands before it. */
  get previous(): SyntaxNode | undefined {
    const { parent } = this.#tree;
    const own = parent[this.#index] ?? -1;
    let at = this.#index - 1;
    if (at <= own) return undefined;
    while (parent[at] !== own) at = parent[at] ?? own;
    return new SyntaxNode(this.#tree, at);
  }

  get children(): readonly SyntaxNode[] {
    const found: SyntaxNode[] = [];
    const last = this.#tree.next[this.#index] ?? 0;
    for (let at = this.#index + 1; at < last; at = this.#tree.next[at] ?? last) found.push(new SyntaxNode(this.#tree, at));
    return found;
  }

  /** The first child in a field. */
  child(field: string): SyntaxNode | undefined {
    const wanted = this.#tree.fields.indexOf(field);
    const last = this.#tree.next[this.#index] ?? 0;
    for (let at = this.#index + 1; at < last; at = this.#tree.next[at] ?? last) {
      if (this.#tree.field[at] === wanted) return new SyntaxNode(this.#tree, at);
    }
    return undefined;
  }

  /** The first child of one of these types. */
  ofType(...types: readonly string[]): SyntaxNode | undefined {
    return this.children.find(({ type }) => types.includes(type));
  }
}

/** The root of a tree. */
export function rootOf(tree: FlatTree): SyntaxNode {
  return new SyntaxNode(tree, 0);
}
