import type { Span } from '../../../core/model/span';
import type { AnalysisLanguage } from '../languages/language';
import { ordinaryWords, speaksOfSigningIn } from '../names/secret-name';
import { SecretNames } from '../names/secret-names';
import type { FunctionExpression } from '../program/expression';
import { Lowering } from '../program/lowering';
import type { Program } from '../program/statement';
import { rootOf, type SyntaxNode } from '../syntax/flat-tree';
import type { Parser } from '../syntax/parse-port';
import type { SinkClass } from '../tables/language-tables';
import type { Check } from './check';
import { Executor, type Proceed } from './executor';
import type { FileFacts } from './file-facts';
import { contentsOf, ownTextsOf } from './object-contents';
import { ObjectPaths } from './object-paths';
import { namedFunctions, type Summary } from './summary';

/** One text in a language that there are tables for. */
export interface ReadingRequest {
  readonly text: string;
  readonly language: AnalysisLanguage;
  readonly parser: Parser;
  /** Where the detector found values in this text. */
  readonly knownValues: readonly Span[];
  /** For parsing and walking together. */
  readonly maxMilliseconds: number;
  readonly isCancelled?: () => boolean;
}

/** A text that has been parsed and lowered. */
export interface Reading {
  readonly root: SyntaxNode;
  readonly program: Program;
  /** Walks the program once and tells the checks of all that happens. */
  walk(checks: readonly Check[]): void;
}

/** Parses and lowers a text and sums up its functions; undefined when the budget ran out before there was a tree. */
export function readProgram(request: ReadingRequest, proceed: Proceed): Reading | undefined {
  const { text, language, parser, maxMilliseconds, isCancelled } = request;
  const parsed = parser.parse(text, { maxMilliseconds, ...(isCancelled === undefined ? {} : { isCancelled }) });
  if (parsed.kind === 'stopped') return undefined;
  const root = rootOf(parsed.tree);
  const program = new Lowering(language.lowering).program(root);
  const facts = factsOf(request, program, proceed);
  return { root, program, walk: (checks) => { new Executor({ ...facts, checks }, proceed).program(program); } };
}

/** Functions are summed up first, each by itself and without any check. */
function factsOf({ text, language, knownValues }: ReadingRequest, program: Program, proceed: Proceed): FileFacts {
  const summaries = new Map<string, Summary>();
  const paths = new ObjectPaths(language.libraries);
  const words = { weakNames: speaksOfSigningIn(text), ordinaryWords: ordinaryWords(text) };
  const facts: FileFacts = {
    ...words, ownTexts: ownTextsOf(program),
    libraries: language.libraries, paths, summaries, contents: contentsOf(program, (name) => words.weakNames && !words.ordinaryWords.has(name.toLowerCase())), knownValues, names: new SecretNames(), checks: [],
  };
  for (const statement of program.body) if (statement.kind === 'import') paths.import(statement);
  for (const [name, one] of namedFunctions(program)) summaries.set(name, summaryOf(one, facts, proceed));
  return facts;
}

function summaryOf(one: FunctionExpression, facts: FileFacts, proceed: Proceed): Summary {
  const sinks = new Map<number, Set<SinkClass>>();
  const onParameter = (index: number, to: SinkClass) => {
    // A function that throws or returns its parameter says so by what it returns.
    if (to === 'thrown' || to === 'returned') return;
    sinks.set(index, (sinks.get(index) ?? new Set<SinkClass>()).add(to));
  };
  const flow = new Executor({ ...facts, onParameter }, proceed).summed(one);
  return {
    sinks, returned: new Set(flow.flatMap(({ label, index }) => (label === 'parameter' && index !== undefined ? [index] : []))),
    gives: flow.filter(({ label }) => label !== 'parameter'),
  };
}
