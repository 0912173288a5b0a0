import type { Expression, FunctionExpression } from '../program/expression';
import type { ClassDeclaration, Handler, Program, Statement } from '../program/statement';
import { NOTHING, union, type Flow } from './carried';
import { Environment, plainType, type Knowledge } from './environment';
import { Evaluator } from './evaluator';
import type { FileFacts } from './file-facts';

/** Asked now and then; once it says no the walk ends with what it has. */
export type Proceed = () => boolean;

/** Walks a program's statements in their order, along all branches, so that each expression is judged by what came before it. */
export class Executor {
  readonly #facts: FileFacts;
  readonly #evaluator: Evaluator;
  readonly #proceed: Proceed;
  readonly #returned: Flow[] = [];

  constructor(facts: FileFacts, proceed: Proceed) {
    this.#facts = facts;
    this.#evaluator = new Evaluator(facts, (one, environment) => { this.#function(one, environment); });
    this.#proceed = proceed;
  }

  program({ body }: Program): void {
    this.#all(body, new Environment());
  }

  /** Walks one function with its parameters marked, for its summary. Gives what it returns. */
  summed({ parameters, body }: FunctionExpression): Flow {
    const environment = new Environment();
    for (const [index, { name, span }] of parameters.entries()) {
      environment.set(name, { flow: [{ label: 'parameter', because: 'name', word: name, origin: span, index }], cleared: false });
    }
    this.#all(body, environment);
    return union(this.#returned);
  }

  #all(statements: readonly Statement[], environment: Environment): void {
    let ended = false;
    for (const statement of statements) {
      if (!this.#proceed()) return;
      // What stands after a return is dead, but for declarations: those can be called from before it.
      if (!ended || statement.kind === 'function' || statement.kind === 'class') this.#statement(statement, environment);
      ended ||= statement.kind === 'return' || statement.kind === 'throw';
    }
  }

  #statement(statement: Statement, environment: Environment): void {
    switch (statement.kind) {
      case 'expression': this.#evaluator.evaluate(statement.value, environment); break;
      case 'return': {
        if (statement.value === undefined) break;
        this.#returned.push(this.#evaluator.evaluate(statement.value, environment));
        this.#evaluator.sink('returned', statement.value, { environment });
        break;
      }
      case 'throw': {
        if (statement.value === undefined) break;
        this.#evaluator.evaluate(statement.value, environment);
        this.#evaluator.sink('thrown', statement.value, { environment });
        this.#message(statement.value, environment);
        break;
      }
      case 'branch': {
        if (statement.test !== undefined) this.#evaluator.evaluate(statement.test, environment);
        const before = this.#evaluator.under;
        if (statement.test !== undefined) this.#evaluator.under = [...before, statement.test];
        this.#ways(statement.arms, environment);
        this.#evaluator.under = before;
        break;
      }
      case 'loop': {
        const over = statement.over === undefined ? NOTHING : this.#evaluator.evaluate(statement.over, environment);
        for (const bound of statement.binds) if (bound.kind === 'name') environment.set(bound.name, { flow: over, cleared: statement.over?.kind === 'call' && over.length === 0 && this.#evaluator.isHarmless(statement.over, bound.name, environment) });
        this.#ways([statement.body, []], environment);
        break;
      }
      case 'try': {
        this.#ways([statement.body, ...statement.handlers.map((handler) => handler.body)], environment, statement.handlers.map(caught));
        this.#all(statement.last, environment);
        break;
      }
      case 'block': this.#all(statement.body, environment); break;
      case 'function': this.#function(statement.function, environment); break;
      case 'class': this.#class(statement.class, environment); break;
      case 'import': this.#facts.paths.import(statement); break;
    }
  }

  /** An error of the program's own class has a message too: whatever text is composed for it. */
  #message(thrown: Expression, environment: Environment): void {
    if (thrown.kind !== 'call') return;
    for (const { value } of thrown.arguments) if (value.kind === 'join') this.#evaluator.sink('error', value, { environment, call: thrown });
  }

  /** Each way starts with what is known now; afterwards any of them may have been taken. `handlers` belong to the ways after the first. */
  #ways(ways: readonly (readonly Statement[])[], environment: Environment, handlers: readonly (Binding | undefined)[] = []): void {
    const ends = ways.map((way, index) => {
      const own = environment.fork();
      const binding = handlers[index - 1];
      if (binding !== undefined) own.set(binding.name, binding.knowledge);
      this.#all(way, own);
      return own;
    });
    environment.join(ends);
  }

  #function(one: FunctionExpression, environment: Environment): void {
    const own = environment.fork();
    // What answers clients for an error is given it.
    const answersFor = one.annotations.some((annotation) => this.#facts.libraries.handlers.find(annotation.kind === 'call' ? annotation.callee : annotation, this.#evaluator.place(own)).length > 0);
    for (const { name, type, default: value, span } of [...(one.receiver === undefined ? [] : [one.receiver]), ...one.parameters]) {
      if (value !== undefined) this.#evaluator.evaluate(value, environment);
      const kind = type === undefined ? undefined : this.#facts.libraries.kindOfType(type);
      own.set(name, { flow: answersFor && type !== undefined && ERROR_TYPE.test(plainType(type)) ? [{ label: 'error', because: 'source', word: name, origin: span }] : NOTHING, cleared: false, ...(kind === undefined ? {} : { kind }), ...(type === undefined ? {} : { type: plainType(type) }) });
    }
    for (const check of this.#facts.checks) check.function?.(one, this.#evaluator.place(own));
    const { inside: outer, under } = this.#evaluator;
    const before = this.#returned.length;
    this.#evaluator.inside = one;
    this.#evaluator.under = [];
    this.#all(one.body, own);
    this.#evaluator.inside = outer;
    this.#evaluator.under = under;
    // What an inner function returns is not returned by the outer one.
    this.#returned.length = before;
  }

  /** A field that is empty at first is not when it is used. */
  #emptyField(statement: Statement, environment: Environment): void {
    if (statement.kind === 'block') for (const inner of statement.body) this.#emptyField(inner, environment);
    if (statement.kind !== 'expression' || statement.value.kind !== 'assign') return;
    const { target, value } = statement.value;
    const path = this.#facts.paths.own(target);
    const known = path === undefined ? undefined : environment.get(path);
    if (path !== undefined && known?.cleared === true && isEmpty(value)) environment.set(path, { ...known, cleared: false });
  }

  #class(declaration: ClassDeclaration, environment: Environment): void {
    for (const check of this.#facts.checks) check.class?.(declaration, this.#evaluator.place(environment));
    for (const { value } of declaration.fields) if (value !== undefined) this.#evaluator.evaluate(value, environment);
    for (const { name, type } of declaration.fields) {
      const kind = type === undefined ? undefined : this.#facts.libraries.kindOfType(type);
      const own = type === undefined ? undefined : plainType(type);
      if (kind !== undefined || (own !== undefined && this.#facts.contents.has(own))) environment.set(`this.${name}`, { flow: NOTHING, cleared: false, ...(kind === undefined ? {} : { kind }), ...(own === undefined ? {} : { type: own }) });
    }
    this.#all(declaration.body, environment);
    for (const statement of declaration.body) this.#emptyField(statement, environment);
    for (const method of declaration.methods) this.#function(method, environment);
  }
}

/** https://docs.python.org/3/library/exceptions.html#exception-hierarchy, https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/Throwable.html */
const ERROR_TYPE = /^(?:Exception|Throwable|RuntimeException|BaseException|Error)$/;

interface Binding {
  readonly name: string;
  readonly knowledge: Knowledge;
}

function isEmpty(value: Expression): boolean {
  return value.kind === 'text' ? value.text === '' : value.kind === 'constant' && /^(?:null|nil|undefined|None)$/.test(value.text);
}

/** What a handler knows of the variable that holds what was thrown. */
function caught({ binds, span }: Handler): Binding | undefined {
  if (binds === undefined) return undefined;
  return { name: binds, knowledge: { flow: [{ label: 'error', because: 'source', word: binds, origin: span }], cleared: false } };
}
