import type { FlatTree } from '../../syntax/flat-tree';

/** A node of the syntax tree while it is built. */
export interface Draft {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly Draft[];
  /** The field of its parent that it stands in; empty for none. */
  readonly field: string;
}

/** A node in no field. Its place is that of its children where none is given. */
export function draft(type: string, start: number, end: number, children: readonly (Draft | undefined)[] = []): Draft {
  return { type, start, end: Math.max(start, end), field: '', children: children.filter((child) => child !== undefined) };
}

export function inField(field: string, node: Draft | undefined): Draft | undefined {
  return node === undefined ? undefined : { ...node, field };
}

/** The arrays that the analysis reads. Nothing here nests deeper than the parser lets it. */
export function flatTree(text: string, root: Draft, broken: boolean): FlatTree {
  const count = countOf(root);
  const [types, fields] = [new Names(), new Names()];
  fields.indexOf('');
  const [type, field] = [new Uint16Array(count), new Uint16Array(count)];
  const [from, to, next] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
  const parent = new Int32Array(count);
  let used = 0;
  const add = (node: Draft, above: number): void => {
    const at = used++;
    type[at] = types.indexOf(node.type);
    field[at] = fields.indexOf(node.field);
    from[at] = node.start;
    to[at] = node.end;
    parent[at] = above;
    for (const child of node.children) add(child, at);
    next[at] = used;
  };
  add(root, -1);
  return { text, types: types.all, type, fields: fields.all, field, from, to, next, parent, broken };
}

function countOf({ children }: Draft): number {
  return children.reduce((sum, child) => sum + countOf(child), 1);
}

/** Names by their numbers. */
class Names {
  readonly all: string[] = [];
  readonly #numbers = new Map<string, number>();

  indexOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.all.length);
    return this.all.push(name) - 1;
  }
}
