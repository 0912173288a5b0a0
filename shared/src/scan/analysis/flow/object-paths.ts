import type { Expression } from '../program/expression';
import type { Statement } from '../program/statement';
import type { Naming } from '../tables/call-pattern';
import type { Libraries } from '../tables/libraries';
import type { Environment } from './environment';

/** What expressions are called by: dotted paths of variables, and of imported things by their module's name. */
export class ObjectPaths {
  readonly #libraries: Libraries;
  readonly #imports = new Map<string, string>();

  constructor(libraries: Libraries) {
    this.#libraries = libraries;
  }

  /** From here on the names of an import mean the module's. */
  import({ module, names }: Extract<Statement, { kind: 'import' }>): void {
    for (const { local, imported } of names) {
      this.#imports.set(local, imported === '*' || imported === 'default' ? module : `${module}.${imported}`);
    }
  }

  /** The path of a variable or field as this program knows it: `this.config.password`. */
  own(expression: Expression): string | undefined {
    if (expression.kind === 'name') return expression.name;
    if (expression.kind !== 'member') return undefined;
    const object = this.own(expression.object);
    return object === undefined ? undefined : `${object}.${expression.property}`;
  }

  /** The path with imports resolved: `createHmac` imported from `crypto` is `crypto.createHmac`; a call inside it is `()`. */
  full(expression: Expression): string | undefined {
    if (expression.kind === 'name') return this.#imports.get(expression.name) ?? expression.name;
    if (expression.kind === 'call') {
      const callee = this.full(expression.callee);
      return callee === undefined ? undefined : `${callee}()`;
    }
    if (expression.kind !== 'member') return undefined;
    const object = this.full(expression.object);
    return object === undefined ? undefined : `${object}.${expression.property}`;
  }

  /** The kind of object that an expression is: what was stored, what makes it, or what everybody calls so. */
  kind(expression: Expression, environment: Environment, naming: Naming): string | undefined {
    const own = this.own(expression);
    const known = own === undefined ? undefined : environment.get(own)?.kind;
    if (known !== undefined) return known;
    const made = this.#libraries.kindMade(expression, naming);
    if (made !== undefined) return made;
    if (expression.kind === 'name') return this.#libraries.kindOfName(expression.name);
    if (expression.kind === 'member') return this.#libraries.kindOfName(expression.property);
    if (expression.kind === 'mapping') return expression.type === undefined ? undefined : this.#libraries.kindOfType(expression.type);
    // A call on an object of a kind that gives itself again: `response.status(500).json(…)`.
    return expression.kind === 'call' && expression.callee.kind === 'member' ? naming.kind(expression.callee.object) : undefined;
  }
}
