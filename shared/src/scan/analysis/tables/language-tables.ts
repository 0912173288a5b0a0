import type { CallPattern } from './call-pattern';

/** What one language's libraries are called. All of it is data, each line from the library's documentation. */
export interface LanguageTables {
  readonly kinds: KindTables;
  /** What everybody calls an error, in a language whose functions return theirs. */
  readonly errorNames?: RegExp;
  /** Names of secrets that mean something else in this language, in whatever case: the shell's `pwd`. */
  readonly ordinaryNames?: RegExp;
  /** What else makes a text worth parsing, where the names below do not say so. */
  readonly worthParsing?: RegExp;
  readonly sinks: readonly Sink[];
  /** Members that lead somewhere when they are written: `document.cookie`. A `*` is any member. */
  readonly writes?: readonly { readonly callee: CallPattern; readonly to: SinkClass }[];
  /** Calls whose result is harmless whatever they are given: digests, masks, lengths, encryption. */
  readonly sanitizers: readonly CallPattern[];
  /** Calls whose result holds what they are given: formatting, serialising, trimming, joining. */
  readonly propagators: readonly CallPattern[];
  /** Calls whose result holds all fields of the objects they are given. */
  readonly serializers?: readonly CallPattern[];
  /** Calls that put what they are given into the object they are called on: appending, and storing under a key. */
  readonly accumulators?: readonly CallPattern[];
  /** Calls that give something that must not get everywhere. */
  readonly sources: readonly Source[];
  /** Members that do so: `error.stack`, `request.headers`. The pattern is like a call's. */
  readonly members: readonly Source[];
  /** Decorators, annotations and registrations that make a function the answer to a client: what it returns is sent. */
  readonly handlers: readonly CallPattern[];
  /** Arguments that must be keys: a literal there is hard-coded whatever it is called. */
  readonly keys: readonly KeyArgument[];
  /** Calls of clients of HTTP. */
  readonly requests: readonly HttpRequest[];
  /** Annotations that fill a parameter from the query; with `inside`, only in a function that is annotated so. */
  readonly queryParameters?: readonly { readonly annotation: string; readonly inside?: string }[];
  readonly insecure: InsecureTables;
}

/** How the kinds of objects are told. */
export interface KindTables {
  /** Calls, constructors and modules that give an object of a kind. */
  readonly made: readonly { readonly callee: CallPattern; readonly kind: string }[];
  /** Declared types, without their type arguments. */
  readonly types: Readonly<Record<string, string>>;
  /** Names that everybody uses for one kind; matched against the whole last name, in lower case without underscores. */
  readonly names: readonly { readonly pattern: RegExp; readonly kind: string }[];
}

/** A call that carries its arguments somewhere. */
export interface Sink {
  readonly callee: CallPattern;
  readonly to: SinkClass;
  /** Which arguments, by position or keyword; all when it is not given. `receiver` is what the method is called on. */
  readonly arguments?: readonly (number | string)[];
  /** Only where the first argument is an object of this kind: what is written to decides. */
  readonly into?: string;
  /** Of a cookie: the argument that says whether it is sent over TLS only. */
  readonly secure?: number;
}

/** Where a sink leads. */
export type SinkClass =
  /** A log or the standard streams. */
  | 'log'
  /** The making of an error whose text holds the argument. */
  | 'error'
  /** The answer to a client. */
  | 'response'
  /** A file, in the clear. */
  | 'file'
  /** Storage of a browser that every script of the page can read. */
  | 'browser-storage'
  /** A cookie; whether it is protected is the check's business. */
  | 'cookie'
  /** The query of an address. */
  | 'query'
  /** A row of a database. */
  | 'database'
  /** The arguments of a command, which every user of the machine can read. */
  | 'argv'
  /** Not in any table: a `throw` and a `return`, of whatever it may be. */
  | 'thrown' | 'returned';

export interface Source {
  readonly callee: CallPattern;
  readonly gives: SourceKind;
  /** The argument that holds it afterwards, or what that was made around; without it what the call gives does. */
  readonly into?: number;
  /** A keyword that makes it another source: a generator of the caller's choice. */
  readonly unless?: string;
}

export type SourceKind =
  | 'error' | 'trace' | 'headers' | 'request'
  /** A token that lets its bearer in. */
  | 'secret'
  /** A variable of the environment, named by the first argument. */
  | 'environment'
  /** A random number that can be foretold. */
  | 'weak-random'
  /** A digest or signature that is compared to prove something. */
  | 'digest';

/** Where a call takes a key, initialisation vector or signing secret. */
export interface KeyArgument {
  readonly callee: CallPattern;
  /** Positions, keywords, or keys of an options object; `=` is what is written to a member that is called so. */
  readonly arguments: readonly (number | string)[];
}

/** A call that sends a request. */
export interface HttpRequest {
  readonly callee: CallPattern;
  /** Where the address stands. */
  readonly url: number | string;
  /** Positions, keywords, or keys of an options object whose content becomes the query. */
  readonly query?: readonly (number | string)[];
  /** Keywords or keys whose content may hold credentials: headers, auth, body. */
  readonly credentials?: readonly string[];
}

/** Settings that switch protection off. */
export interface InsecureTables {
  /** Keys, keywords and fields with the constant that is wrong: `rejectUnauthorized: false`. */
  readonly settings: readonly { readonly name: string; readonly value: RegExp }[];
  /** Calls, and constants, that do so by themselves. */
  readonly calls: readonly CallPattern[];
  /** Methods that verify, with the type of one of their parameters: one that does nothing, or answers yes, accepts everything. */
  readonly verifiers?: readonly { readonly name: string; readonly parameter: string }[];
}
