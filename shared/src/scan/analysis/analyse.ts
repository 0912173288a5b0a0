import type { Span } from '../../core/model/span';
import type { Check } from './flow/check';
import type { FileFacts } from './flow/file-facts';
import { Executor, type Proceed } from './flow/executor';
import { ObjectPaths } from './flow/object-paths';
import { namedFunctions, type Summary } from './flow/summary';
import type { AnalysisLanguage } from './languages/language';
import { makeChecks } from './checks/registry';
import { ordinaryWords, speaksOfSigningIn } from './names/secret-name';
import type { PatternFinding } from './pattern-finding';
import { Lowering } from './program/lowering';
import type { FunctionExpression } from './program/expression';
import type { Program } from './program/statement';
import { rootOf } from './syntax/flat-tree';
import type { Parser } from './syntax/parse-port';
import type { SinkClass } from './tables/language-tables';

/** What is analysed: one text in a language that there are tables for. */
export interface AnalysisRequest {
  readonly text: string;
  readonly language: AnalysisLanguage;
  readonly parser: Parser;
  /** Relative path with forward slashes. */
  readonly path?: string;
  /** Where the detector found values in this text. */
  readonly knownValues: readonly Span[];
  /** A clock in milliseconds that never goes back. */
  readonly now: () => number;
  /** For parsing and walking together. */
  readonly maxMilliseconds: number;
  readonly isCancelled?: () => boolean;
}

export interface AnalysisResult {
  /** Sorted by position. */
  readonly findings: readonly PatternFinding[];
  /** False when the time ran out or nobody wanted the rest. */
  readonly complete: boolean;
}

/** Finds unsafe patterns in one text. Pure but for the clock; a text with mistakes is analysed as far as it can be read. */
export function analyse(request: AnalysisRequest): AnalysisResult {
  const end = request.now() + request.maxMilliseconds;
  const proceed: Proceed = () => request.now() <= end && request.isCancelled?.() !== true;
  const { isCancelled } = request;
  if (request.knownValues.length === 0 && !request.language.libraries.isInteresting(request.text)) return { findings: [], complete: true };
  const parsed = request.parser.parse(request.text, { maxMilliseconds: request.maxMilliseconds, ...(isCancelled === undefined ? {} : { isCancelled }) });
  if (parsed.kind === 'stopped') return { findings: [], complete: false };
  const program = new Lowering(request.language.lowering).program(rootOf(parsed.tree));
  const found: PatternFinding[] = [];
  const checks = makeChecks({ text: request.text, language: request.language, report: (finding) => { found.push(finding); } });
  const { facts, walk } = walkOf(request, program, proceed);
  walk({ ...facts, checks }).program(program);
  return { findings: inOrder(found), complete: proceed() };
}

interface Walk {
  readonly facts: FileFacts;
  readonly walk: (facts: FileFacts) => Executor;
}

/** Functions are summed up first, each by itself and without any check. */
function walkOf({ text, language, knownValues }: AnalysisRequest, program: Program, proceed: Proceed): Walk {
  const summaries = new Map<string, Summary>();
  const paths = new ObjectPaths(language.libraries);
  const facts = { libraries: language.libraries, paths, summaries, knownValues, weakNames: speaksOfSigningIn(text), ordinaryWords: ordinaryWords(text), checks: [] as readonly Check[] };
  for (const statement of program.body) if (statement.kind === 'import') paths.import(statement);
  for (const [name, one] of namedFunctions(program)) summaries.set(name, summaryOf(one, facts, proceed));
  return { facts, walk: (own) => new Executor(own, proceed) };
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

function inOrder(findings: readonly PatternFinding[]): readonly PatternFinding[] {
  const unique = new Map(findings.map((finding) => [`${finding.ruleId} ${finding.span.start} ${finding.span.end}`, finding]));
  return [...unique.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
