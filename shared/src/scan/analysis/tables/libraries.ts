import type { Expression } from '../program/expression';
import { interestOf, interestTest, type Interest } from '../names/interest';
import { CallPatterns, type Naming } from './call-pattern';
import type { HttpRequest, KeyArgument, KindTables, LanguageTables, Sink, SinkClass, Source } from './language-tables';

/** One language's tables, made ready for many look-ups. Made once for a language. */
export class Libraries {
  readonly sinks: CallPatterns<Sink>;
  readonly writes: CallPatterns<{ readonly to: SinkClass }>;
  readonly sanitizers: CallPatterns<true>;
  readonly propagators: CallPatterns<true>;
  readonly serializers: CallPatterns<true>;
  readonly accumulators: CallPatterns<true>;
  readonly sources: CallPatterns<Source>;
  readonly members: CallPatterns<Source>;
  readonly handlers: CallPatterns<true>;
  readonly keys: CallPatterns<KeyArgument>;
  readonly requests: CallPatterns<HttpRequest>;
  readonly insecureCalls: CallPatterns<true>;
  readonly insecureSettings: ReadonlyMap<string, RegExp>;
  readonly verifiers: NonNullable<LanguageTables['insecure']['verifiers']>;
  readonly queryParameters: NonNullable<LanguageTables['queryParameters']>;
  readonly interest: Interest;
  /** Whether a text can hold anything that is looked for. */
  readonly isInteresting: (text: string) => boolean;
  readonly kinds: KindTables;
  readonly errorNames: RegExp | undefined;
  readonly ordinaryNames: RegExp | undefined;
  readonly #made: CallPatterns<string>;

  constructor(tables: LanguageTables) {
    this.sinks = new CallPatterns(tables.sinks.map((sink) => [sink.callee, sink] as const));
    this.writes = new CallPatterns((tables.writes ?? []).map((write) => [write.callee, write] as const));
    this.sanitizers = new CallPatterns(tables.sanitizers.map((callee) => [callee, true] as const));
    this.propagators = new CallPatterns(tables.propagators.map((callee) => [callee, true] as const));
    this.serializers = new CallPatterns((tables.serializers ?? []).map((callee) => [callee, true] as const));
    this.accumulators = new CallPatterns((tables.accumulators ?? []).map((callee) => [callee, true] as const));
    this.sources = new CallPatterns(tables.sources.map((source) => [source.callee, source] as const));
    this.members = new CallPatterns(tables.members.map((source) => [source.callee, source] as const));
    this.handlers = new CallPatterns(tables.handlers.map((callee) => [callee, true] as const));
    this.keys = new CallPatterns(tables.keys.map((key) => [key.callee, key] as const));
    this.requests = new CallPatterns(tables.requests.map((request) => [request.callee, request] as const));
    this.insecureCalls = new CallPatterns(tables.insecure.calls.map((callee) => [callee, true] as const));
    this.insecureSettings = new Map(tables.insecure.settings.map(({ name, value }) => [name, value]));
    this.verifiers = tables.insecure.verifiers ?? [];
    this.queryParameters = tables.queryParameters ?? [];
    this.interest = interestOf(tables);
    this.isInteresting = interestTest(this.interest);
    this.kinds = tables.kinds;
    this.errorNames = tables.errorNames;
    this.ordinaryNames = tables.ordinaryNames;
    this.#made = new CallPatterns(tables.kinds.made.map(({ callee, kind }) => [callee, kind] as const));
  }

  /** The kind of object that a call gives. */
  kindMade(call: Expression, naming: Naming): string | undefined {
    return call.kind === 'call' ? this.#made.find(call.callee, naming)[0] : undefined;
  }

  kindOfType(type: string): string | undefined {
    const plain = type.replace(/<[^]*$/, '').replace(/^[*&\s?]+|[?\s]+$/g, '');
    return this.kinds.types[plain] ?? this.kinds.types[plain.slice(plain.lastIndexOf('.') + 1)];
  }

  kindOfName(name: string): string | undefined {
    const plain = name.toLowerCase().replace(/[_$@#]/g, '');
    return this.kinds.names.find(({ pattern }) => pattern.test(plain))?.kind;
  }
}
