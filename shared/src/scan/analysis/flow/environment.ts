import type { TextExpression } from '../program/expression';
import { NOTHING, union, type Flow } from './carried';

/** What kind of object a variable holds, in the words of the language's tables: `logger`, `http-response`. */
export type ObjectKind = string;

/** The kind of a variable that is declared as a number: no secret is one, whatever it is called. */
export const NUMBER: ObjectKind = 'number';

/** What is known of one variable or field. */
export interface Knowledge {
  readonly flow: Flow;
  /** True when a harmless value was stored: then its name does not speak against it any more. */
  readonly cleared: boolean;
  readonly kind?: ObjectKind;
  /** Its declared type, or the class that it was made of. */
  readonly type?: string;
  /** The literal that it holds, where it holds one on all ways. */
  readonly literal?: TextExpression;
}

/** A variable and its fields, by their dotted paths. */
type Variable = ReadonlyMap<string, Knowledge>;

const UNKNOWN: Variable = new Map();

/** How lowering writes a method's own object, where the language lets its name be left out. */
const SELF = 'this';

/**
 * Variables and fields of objects by their dotted path, at one point of the program. A write replaces what was known
 * (a strong update); where ways meet, both may hold. A fork holds only what was written since, so that thousands of
 * branches cost what they write and not what they know.
 */
export class Environment {
  readonly #outer: Environment | undefined;
  readonly #written = new Map<string, Map<string, Knowledge>>();

  constructor(outer?: Environment) {
    this.#outer = outer;
  }

  /** A name that is no variable may be a field of the object whose method this is. */
  get(path: string): Knowledge | undefined {
    return this.#variable(rootOf(path)).get(path) ?? (path.includes('.') ? undefined : this.#variable(SELF).get(`${SELF}.${path}`));
  }

  /** Stores what a path holds now; what its fields held is over. */
  set(path: string, knowledge: Knowledge): void {
    const root = rootOf(path);
    // Copied at the first write only: an object of a thousand fields is written a thousand times.
    const own = this.#written.get(root) ?? new Map(this.#variable(root));
    const inside = `${path}.`;
    for (const one of own.keys()) if (one.startsWith(inside)) own.delete(one);
    this.#written.set(root, own.set(path, knowledge));
  }

  /** What a path holds as well from now on; what it and its fields held stays. */
  add(path: string, flow: Flow): void {
    const root = rootOf(path);
    const own = this.#written.get(root) ?? new Map(this.#variable(root));
    const before = own.get(path);
    this.#written.set(root, own.set(path, { cleared: false, ...before, flow: union([before?.flow ?? NOTHING, flow]) }));
  }

  /** All that the fields of a path hold: it goes where the whole goes. */
  fieldsOf(path: string): Flow {
    const variable = this.#variable(rootOf(path));
    if (variable.size === 0 || (variable.size === 1 && variable.has(path))) return NOTHING;
    const inside = `${path}.`;
    return union([...variable].flatMap(([known, { flow }]) => (known.startsWith(inside) ? [flow] : [])));
  }

  fork(): Environment {
    return new Environment(this);
  }

  /** After a branch: what may hold on any of the ways, which are forks of this one. */
  join(ways: readonly Environment[]): void {
    const roots = new Set(ways.flatMap((way) => [...way.#written.keys()]));
    for (const root of roots) this.#written.set(root, merged(ways.map((way) => way.#variable(root))));
  }

  #variable(root: string): Variable {
    const written = this.#written.get(root);
    if (written !== undefined) return written;
    return this.#outer === undefined ? UNKNOWN : this.#outer.#variable(root);
  }
}

/** Types that stand around the one that matters. */
const WRAPPERS = /^(?:.*\b)?(?:Json|Form|Query|Data|State|Arc|Rc|Box|Option|Optional|List|Collection|Set|Vec|Mono|Task|Secured)\s*<([^,<>]+)>/;

/** A type without what it refers to it by, its arguments and its package: `&mut app.User<'a>` is `User`, and so is `Json<User>`. */
export function plainType(type: string): string {
  const inside = WRAPPERS.exec(type)?.[1];
  if (inside !== undefined) return plainType(inside);
  const plain = type.replace(/<[^]*$/, '').replace(/[?!\s[\]]+$/, '');
  return /\w+$/.exec(plain)?.[0] ?? plain;
}

function rootOf(path: string): string {
  const dot = path.indexOf('.');
  return dot < 0 ? path : path.slice(0, dot);
}

function merged(variables: readonly Variable[]): Map<string, Knowledge> {
  const together = new Map<string, Knowledge>();
  for (const path of new Set(variables.flatMap((variable) => [...variable.keys()]))) {
    const known = variables.map((variable) => variable.get(path));
    const kind = known.find((one) => one?.kind !== undefined)?.kind;
    const type = known.every((one) => one?.type === known[0]?.type) ? known[0]?.type : undefined;
    const literal = known.every((one) => one?.literal === known[0]?.literal) ? known[0]?.literal : undefined;
    together.set(path, {
      flow: union(known.map((one) => one?.flow ?? NOTHING)), cleared: known.every((one) => one?.cleared === true), ...(kind === undefined ? {} : { kind }),
      ...(type === undefined ? {} : { type }), ...(literal === undefined ? {} : { literal }),
    });
  }
  return together;
}
