import type { Span } from '../../../core/model/span';
import { overlaps } from '../../../core/model/span';
import { soleAnswer } from '../program/answers';
import { isWords, plausibleValue, type NameStrength } from '../names/secret-name';
import type { CallExpression, Entry, Expression, FunctionExpression, MappingExpression, MemberExpression, TextExpression } from '../program/expression';
import type { CallPatterns } from '../tables/call-pattern';
import type { SinkClass, Source } from '../tables/language-tables';
import { accumulate } from './accumulation';
import { store } from './assignment';
import { NOTHING, union, type Flow } from './carried';
import type { Place } from './check';
import { NUMBER, type Environment, type Knowledge } from './environment';
import type { EnterFunction, FileFacts } from './file-facts';
import { handlersByKind, type Handler } from './handlers';
import { inheritedBy } from './inheritance';
import { cutsScheme } from './scheme-cut';
import { SEVERAL_WORDS, type Summary } from './summary';
import { DUMPED, ENCODING, ENTRIES, ENUMERATION, ERROR_TYPE, nameOf, OWN_OBJECT } from './telling-names';
import { lazily, toldBy } from './told';

/** Where something happens. */
export interface Where {
  readonly environment: Environment;
  readonly call?: CallExpression;
  /** Whether objects are written with all of their fields. */
  readonly dumps?: boolean;
}

/** Finds what an expression holds, in the order in which the program computes it, and tells the checks on the way. */
export class Evaluator {
  /** The function that is walked. */
  inside: FunctionExpression | undefined;
  /** What decided, in this function, that this point is reached; the innermost last. */
  under: readonly Expression[] = [];
  readonly #facts: FileFacts;
  readonly #enter: EnterFunction;
  readonly #handlers: ReadonlyMap<Expression['kind'], readonly Handler[]>;
  readonly #known = new Map<Expression, Flow>();
  readonly #places = new WeakMap<Environment, Place>();

  constructor(facts: FileFacts, enter: EnterFunction) {
    this.#facts = facts;
    this.#enter = enter;
    this.#handlers = handlersByKind(facts.checks);
  }

  evaluate(expression: Expression, environment: Environment): Flow {
    const flow = this.#compute(expression, environment);
    if (flow.length > 0) this.#known.set(expression, flow);
    const handlers = this.#handlers.get(expression.kind);
    if (handlers !== undefined) for (const handler of handlers) handler(expression, this.place(environment));
    return flow;
  }

  /** What an expression that was evaluated holds. */
  flowOf(expression: Expression): Flow {
    return this.#known.get(expression) ?? NOTHING;
  }

  /** What the checks and the tables may ask at this point of the program. */
  place(environment: Environment): Place {
    const known = this.#places.get(environment);
    if (known !== undefined) return known;
    const { paths } = this.#facts;
    const [inside, under] = [() => this.inside, () => this.under];
    const place: Place = {
      flow: (expression) => this.flowOf(expression), path: (expression) => paths.full(expression), kind: (expression) => paths.kind(expression, environment, place),
      literal: (expression) => this.literalOf(expression, environment), get inside() { return inside(); }, get under() { return under(); },
    };
    this.#places.set(environment, place);
    return place;
  }

  /** Tells the checks of something carried to a sink, or the summary when a parameter is. */
  sink(to: SinkClass, value: Expression, { environment, call, dumps }: Where): void {
    const flow = union([this.flowOf(lazily(value)), dumps === true ? this.#serialized(value, environment) : NOTHING]);
    // What is called a secret in the function itself is told there.
    for (const { label, index, word, origin } of flow) if (label === 'parameter' && index !== undefined && this.nameFlow(word, origin).length === 0) this.#facts.onParameter?.(index, to);
    const rest = flow.filter(({ label }) => label !== 'parameter');
    if (rest.length === 0) return;
    const event = { to, value, flow: rest, span: value.span, ...(call === undefined ? {} : { call }) };
    for (const check of this.#facts.checks) check.sink?.(event, this.place(environment));
  }

  /** What a name alone says of a value. */
  nameFlow(word: string, origin: Span): Flow {
    return this.#namedFlow(word, origin, this.#facts.names.held(word));
  }

  #namedFlow(word: string, origin: Span, strength: NameStrength | undefined): Flow {
    if (strength === undefined || (strength === 'weak' && (!this.#facts.weakNames || this.#facts.ordinaryWords.has(word.toLowerCase())))) return NOTHING;
    return this.#facts.libraries.ordinaryNames?.test(word) === true ? NOTHING : [{ label: 'secret', because: 'name', word, origin }];
  }

  /** Whether a value cannot be what a secret's name promises: a number, a test, a sentence, a digest. */
  isHarmless(value: Expression, name: string, environment: Environment): boolean {
    switch (value.kind) {
      case 'constant': case 'compare': case 'function': return true;
      case 'text': return this.flowOf(value).length === 0 && (!plausibleValue(value.text, name) || isWords(value.text));
      case 'call': return !cutsScheme(value) && this.#find(this.#facts.libraries.sanitizers, value.callee, environment).length > 0;
      case 'join': return value.parts.every((part) => part.kind === 'text' ? this.flowOf(part).length === 0 : this.isHarmless(part, name, environment));
      case 'choice': return value.options.every((option) => this.isHarmless(option, name, environment));
      case 'name': return environment.get(value.name)?.cleared === true;
      case 'sequence': return value.items.every((item) => this.isHarmless(item, name, environment));
      case 'mapping': return value.entries.length === 0;
      default: return false;
    }
  }

  /** Whether a call puts what it is given into the object that it is called on. */
  accumulates(callee: Expression, environment: Environment): boolean {
    return callee.kind === 'member' && this.#find(this.#facts.libraries.accumulators, callee, environment).length > 0;
  }

  literalOf(expression: Expression, environment: Environment): TextExpression | undefined {
    if (expression.kind === 'text') return expression;
    const path = this.#facts.paths.own(expression);
    if (path !== undefined) return environment.get(path)?.literal;
    if (expression.kind !== 'call' || this.#find(this.#facts.libraries.propagators, expression.callee, environment).length === 0) return undefined;
    const dressed = expression.callee.kind === 'member' && expression.arguments.length === 0 ? expression.callee.object : expression.arguments[0]?.value;
    const direct = dressed === undefined ? undefined : this.literalOf(dressed, environment);
    if (direct !== undefined && !ENCODING.test(direct.text)) return direct;
    return expression.callee.kind === 'member' ? this.literalOf(expression.callee.object, environment) : undefined;
  }

  #compute(expression: Expression, environment: Environment): Flow {
    switch (expression.kind) {
      case 'name': return this.#named(expression.name, expression.name, expression.span, environment);
      case 'member': return this.#member(expression, environment);
      case 'index': {
        // A character that is drawn by a number can be foretold when the number can.
        const drawn = this.evaluate(expression.key, environment).filter(({ label }) => label === 'weak-random');
        // What an entry of a session is looked up by is its name.
        if (expression.key.kind === 'name' && ENTRIES.test(nameOf(expression.object))) environment.set(expression.key.name, { flow: NOTHING, cleared: true });
        return union([this.evaluate(expression.object, environment), drawn]);
      }
      case 'call': return this.#call(expression, environment);
      case 'text': return this.#text(expression);
      case 'constant': return NOTHING;
      case 'join': return this.#all(expression.parts, environment);
      case 'sequence': return this.#all(expression.items, environment);
      case 'opaque': return this.#all(expression.parts, environment);
      case 'mapping': return this.#mapping(expression, environment);
      case 'choice': {
        if (expression.test !== undefined) this.evaluate(expression.test, environment);
        return this.#all(expression.options, environment);
      }
      case 'compare': {
        this.#all(expression.operands, environment);
        return NOTHING;
      }
      case 'assign': {
        const flow = this.evaluate(expression.value, environment);
        store(expression, flow, { environment, evaluator: this, facts: this.#facts });
        for (const { to } of this.#find(this.#facts.libraries.writes, expression.target, environment)) this.sink(to, expression.value, { environment });
        return flow;
      }
      case 'function': {
        this.#enter(expression, environment);
        return NOTHING;
      }
    }
  }

  /** What an object of a type is made with is written to its fields. */
  #mapping(mapping: MappingExpression, environment: Environment): Flow {
    const flow = union(mapping.entries.map((entry) => this.#entry(entry, environment)));
    if (mapping.type === undefined) return flow;
    for (const { key, value, span } of mapping.entries) {
      if (key === undefined) continue;
      for (const { to } of this.#find(this.#facts.libraries.writes, { kind: 'member', object: mapping, property: key, span }, environment)) this.sink(to, value, { environment });
    }
    return flow;
  }

  #all(expressions: readonly Expression[], environment: Environment): Flow {
    return union(expressions.map((one) => this.evaluate(one, environment)));
  }

  #find<T>(patterns: CallPatterns<T>, callee: Expression, environment: Environment): readonly T[] {
    return patterns.find(callee, this.place(environment));
  }

  /** A variable or field: what was stored in it, and else what its name says. */
  #named(path: string, name: string, span: Span, environment: Environment): Flow {
    const known = environment.get(path);
    const fields = this.#facts.ownTexts.has(known?.type ?? '') ? NOTHING : environment.fieldsOf(path);
    const stored = union([known?.flow ?? NOTHING, fields, this.#contents(known, true)]);
    if (stored.some(({ label }) => label === 'secret') || known?.cleared === true || known?.kind === NUMBER) return stored;
    if (this.#facts.libraries.errorNames?.test(name) === true) return union([stored, [{ label: 'error', because: 'name', word: name, origin: span }]]);
    return union([stored, this.nameFlow(name, span)]);
  }

  #member(expression: MemberExpression, environment: Environment): Flow {
    const { object, property, span } = expression;
    const whole = this.evaluate(object, environment);
    const path = this.#facts.paths.own(expression);
    const [source] = this.#find(this.#facts.libraries.members, expression, environment);
    const given: Flow = source === undefined ? NOTHING : this.#given(source, property, span);
    if (object.kind === 'name' && ENUMERATION.test(object.name)) return union([given, inheritedBy(property, whole)]);
    const own = path === undefined ? this.nameFlow(property, span) : this.#named(path, property, span, environment);
    return union([given, own, inheritedBy(property, whole), this.#computed(expression)]);
  }

  /** What a property of this object gives that is computed: `self.headers`. */
  #computed({ object, property }: MemberExpression): Flow {
    return object.kind === 'name' && OWN_OBJECT.test(object.name) ? this.#facts.summaries.get(property)?.gives.filter(({ label }) => label === 'secret') ?? NOTHING : NOTHING;
  }

  #given({ gives }: Source, word: string, origin: Span): Flow {
    return gives === 'environment' ? this.nameFlow(word, origin) : [{ label: gives, because: 'source', word, origin }];
  }

  /** What the fields of an object of a class of this file hold: all of them, or those that its text shows. */
  #contents(known: Knowledge | undefined, printed: boolean): Flow {
    const contents = known?.type === undefined || known.cleared ? undefined : this.#facts.contents.get(known.type);
    return contents === undefined || (printed && !contents.printed) ? NOTHING : contents.flow;
  }

  /** A literal is a secret where the detector found one. */
  #text({ inner, text }: TextExpression): Flow {
    const known = text.length > 0 && this.#facts.knownValues.some((value) => overlaps(value, inner));
    return known ? [{ label: 'secret', because: 'value', word: '', origin: inner }] : NOTHING;
  }

  /** A key says what its value is, unless that is plainly something else. */
  #entry({ key, value }: Entry, environment: Environment): Flow {
    const flow = this.evaluate(value, environment);
    if (key === undefined || flow.some(({ label }) => label === 'secret') || this.isHarmless(value, key, environment)) return flow;
    return union([flow, this.nameFlow(key, value.span)]);
  }

  #call(call: CallExpression, environment: Environment): Flow {
    const receiver = call.callee.kind === 'member' ? this.evaluate(call.callee.object, environment) : NOTHING;
    if (call.callee.kind !== 'member' && call.callee.kind !== 'name') this.evaluate(call.callee, environment);
    const given = call.arguments.map(({ value }) => this.evaluate(value, environment));
    this.#carry(call, environment);
    const accumulates = this.accumulates(call.callee, environment);
    if (accumulates) accumulate(call, given, { environment, evaluator: this, facts: this.#facts });
    const { sanitizers, propagators, serializers, sources } = this.#facts.libraries;
    const source = this.#find(sources, call.callee, environment).find(({ unless }) => unless === undefined || !call.arguments.some(({ keyword }) => keyword === unless));
    const sourced = source === undefined ? NOTHING : this.#fromSource(source, call);
    if (source?.into !== undefined) return this.#pour(sourced, call.arguments[source.into]?.value, environment);
    if (sourced.length > 0 || (source !== undefined && source.gives !== 'environment')) return sourced;
    if (this.#find(sanitizers, call.callee, environment).length > 0 && !cutsScheme(call)) return union([receiver, ...given]).filter(({ label }) => label === 'weak-random');
    if (this.#find(serializers, call.callee, environment).length > 0) return union([receiver, ...given, ...call.arguments.map(({ value }) => this.#serialized(value, environment))]);
    if (cutsScheme(call) || this.#find(propagators, call.callee, environment).length > 0) return union([receiver, ...given, ...call.arguments.map(({ value }) => this.flowOf(soleAnswer(value) ?? value))]);
    // A chain that puts things into an object gives that object.
    const chained = accumulates && call.callee.kind === 'member' && call.callee.object.kind === 'call' ? [receiver, ...given] : [];
    return union([...chained, this.#fromFunction(call, given), this.#fromCalledName(call)]);
  }

  /** `printStackTrace(new PrintWriter(text))` gives nothing; it is in `text` afterwards. */
  #pour(flow: Flow, into: Expression | undefined, environment: Environment): Flow {
    const holder = into?.kind === 'call' ? into.arguments[0]?.value : into;
    const path = holder === undefined ? undefined : this.#facts.paths.own(holder);
    if (path !== undefined) environment.add(path, flow);
    return NOTHING;
  }

  /** A serialised object is all of its fields. */
  #serialized(value: Expression, environment: Environment): Flow {
    const path = this.#facts.paths.own(value);
    return path === undefined ? NOTHING : union([environment.fieldsOf(path), this.#contents(environment.get(path), false)]);
  }

  /** Arguments reach the sinks that the tables name and those that the called function leads to. */
  #carry(call: CallExpression, environment: Environment): void {
    const sinks = this.#find(this.#facts.libraries.sinks, call.callee, environment);
    if (sinks.length === 0) this.#intoOwnError(call, environment);
    const dumps = sinks.length > 0 && call.arguments.some(({ value }) => value.kind === 'text' && DUMPED.test(value.text));
    for (const sink of sinks) {
      const into = call.arguments[0]?.value;
      if (sink.into !== undefined && (into === undefined || this.place(environment).kind(into) !== sink.into)) continue;
      if (sink.arguments?.includes('receiver') === true && call.callee.kind === 'member') this.sink(sink.to, call.callee.object, { environment, call });
      for (const [index, { value, keyword }] of call.arguments.entries()) {
        if (sink.arguments !== undefined && !sink.arguments.includes(keyword ?? index)) continue;
        for (const carried of sink.to === 'error' ? toldBy(value) : [value]) this.sink(sink.to, carried, { environment, call, ...(dumps ? { dumps } : {}) });
      }
    }
    for (const [index, sinks] of this.#summaryOf(call)?.sinks ?? []) {
      const argument = call.arguments[index];
      if (argument !== undefined) for (const to of sinks) this.sink(to, argument.value, { environment, call });
    }
  }

  /** The first argument of an error of the program's own is its text; a whole object there is none. */
  #intoOwnError(call: CallExpression, environment: Environment): void {
    const text = ERROR_TYPE.test(nameOf(call.callee)) || (call.callee.kind === 'member' && ERROR_TYPE.test(nameOf(call.callee.object))) ? call.arguments[0]?.value : undefined;
    if (text === undefined || (text.kind === 'name' && this.#facts.names.held(text.name) === undefined)) return;
    for (const value of toldBy(text)) this.sink('error', value, { environment, call });
  }

  #fromSource(source: Source, call: CallExpression): Flow {
    const first = call.arguments[0]?.value;
    // A digest with a key proves who sent something; one without is a checksum.
    const isKeyed = source.gives === 'digest' && /hmac/i.test(this.#facts.paths.full(call.callee) ?? '');
    const word = isKeyed ? 'hmac' : source.gives === 'secret' ? nameOf(call.callee) : first?.kind === 'text' ? first.text : '';
    return this.#given(source, word, call.span);
  }

  #fromFunction(call: CallExpression, given: readonly Flow[]): Flow {
    const summary = this.#summaryOf(call);
    if (summary === undefined) return NOTHING;
    return union([summary.gives, ...[...summary.returned].map((index) => given[index] ?? NOTHING)]);
  }

  #fromCalledName({ callee, span }: CallExpression): Flow {
    const name = nameOf(callee);
    return name === '' ? NOTHING : this.#namedFlow(name, span, this.#facts.names.given(name));
  }

  #summaryOf({ callee }: CallExpression): Summary | undefined {
    if (callee.kind === 'name') return this.#facts.summaries.get(callee.name);
    return callee.kind === 'member' && (SEVERAL_WORDS.test(callee.property) || (callee.object.kind === 'name' && OWN_OBJECT.test(callee.object.name))) ? this.#facts.summaries.get(callee.property) : undefined;
  }
}
