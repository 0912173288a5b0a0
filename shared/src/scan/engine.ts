import type { SecretFinding, RuleId } from '../core/model/finding';
import type { Span } from '../core/model/span';
import type { FindingFingerprinter } from './detection/resolve';
import { findInBytes, findInText, type Hits } from './detection/automaton';
import { bytesOfText } from './detection/gates/bytes';
import { hitsInDecodedText } from './detection/byte-offsets';
import type { Candidate, CandidateSink, Rejection } from './detection/candidate';
import type { CompiledRules } from './detection/compiled-rules';
import { languageOfDecoded } from './detection/decoded/decoded-language';
import { DecodedTexts, MOST_DEPTH, type DecodedScan } from './detection/decoded/decoded-texts';
import { runsAround, runsInBytes, runsInText, type EncodedRuns } from './detection/decoded/encoded-runs';
import { isCredentialFile, readCredentialFile } from './detection/credential-files/read-credential-file';
import { match, type MatchOptions, type Matches } from './detection/matcher';
import { OwnRuleTime } from './detection/own-rules/own-rule-time';
import { readContext } from './detection/read-context';
import { RememberedFingerprints } from './detection/remembered-fingerprints';
import { resolve } from './detection/resolve';
import type { ScanDocument } from './document';
import { withCells } from './notebook/cell-candidates';
import { isNotebook } from './notebook/read-notebook';
import { hitsWithinReach, ScanState, type Remembered } from './scan-state';
import type { SuppressedFinding, SuppressionOptions } from './suppress/suppression';
import type { SuppressionMark } from './suppress/marks';
import { suppress } from './suppress/suppression';

export { compileRules, describeRules, type CompiledRules, type OwnRules } from './detection/compiled-rules';
export type { PatternRuleDescription, RuleDescription, SecretRuleDescription } from './detection/rule-description';

export interface ScanOptions {
  /** Made once by `compileRules` and used for every document. */
  readonly rules: CompiledRules;
  readonly fingerprint: FindingFingerprinter;
  /** A clock in milliseconds that never goes back; asked now and then to keep the time budget. */
  readonly now: () => number;
  readonly budget?: ScanBudget;
  /** Asked between hits; once it says yes the scan ends with what it has. */
  readonly isCancelled?: () => boolean;
  /** Candidates below it are not reported. Default `DEFAULT_MIN_CONFIDENCE`. */
  readonly minConfidence?: number;
  readonly suppression?: SuppressionOptions;
}

/** The most that one document may cost. What goes over it is reported in `ScanResult.skipped`, never silently left out. */
export interface ScanBudget {
  /** UTF-16 code units of text (bytes in a bulk scan); a longer document is not scanned at all. */
  readonly maxLength: number;
  readonly maxMilliseconds: number;
}

export const DEFAULT_BUDGET: ScanBudget = { maxLength: 64 * 1024 * 1024, maxMilliseconds: 10_000 };

export const DEFAULT_MIN_CONFIDENCE = 0.5;

export interface ScanResult {
  /** Sorted by position; no two overlap. */
  readonly findings: readonly SecretFinding[];
  readonly suppressed: readonly SuppressedFinding<SecretFinding>[];
  /** Comments that silence findings, for whoever finds more in the same text. */
  readonly marks: readonly SuppressionMark[];
  /** Why something was not scanned; empty when everything was. */
  readonly skipped: readonly SkipReason[];
  /** For `rescan`; it holds no text of the document that leaves this process (private members are not cloned). */
  readonly state: ScanState;
}

export type SkipReason =
  | { readonly kind: 'too-large'; readonly length: number; readonly limit: number }
  | { readonly kind: 'out-of-time'; readonly milliseconds: number; readonly scannedTo: number }
  | { readonly kind: 'cancelled'; readonly scannedTo: number }
  /** Rules of one's own took too long and were left out from there on; the built-in ones saw everything. */
  | { readonly kind: 'own-rules-out-of-time'; readonly milliseconds: number };

/** Finds secrets in one text. Pure: the same document and options give the same result, except for a budget that is hit. */
export function scan(document: ScanDocument, options: ScanOptions): ScanResult {
  const tooLarge = overLength(document.text.length, options);
  if (tooLarge !== undefined) return nothing(tooLarge, options);
  const bytes = bytesOfText(document.text);
  const hits = findInBytes(options.rules.automaton, bytes);
  return scanFor(document, options, { hits: hitsToRead(hits, bytes, document, options.rules), runs: runsInText(document.text) }, hits);
}

/** `hits` are all of the text, where they are known: for the scan after this one. */
function scanFor(document: ScanDocument, options: ScanOptions, traces: Traces, hits?: Hits): ScanResult {
  const stop = new StopCondition(options);
  const found = matchAll(document, traces, options, wantedWithin(stop, options));
  return conclude(document, { ...found, ...(hits === undefined ? {} : { hits }) }, stop.reason(found.stoppedAt), options);
}

/** A document as the bytes of a file, for bulk scans. */
export interface ScanBytes extends Omit<ScanDocument, 'text'> {
  readonly bytes: Uint8Array;
  /** How bytes become code units: one each (ASCII, Latin-1), or valid UTF-8, whose byte order mark `decode` leaves out. */
  readonly encoding: 'single-byte' | 'utf-8';
  /** Turns the bytes into the text that findings' spans refer to; not called where there is no keyword. */
  readonly decode: (bytes: Uint8Array) => string;
}

/**
 * Like `scan`, for bytes: a file without any keyword is never decoded.
 * Returns the result, and the text it refers to where there was any need for one.
 */
export function scanBytes(source: ScanBytes, options: ScanOptions): { readonly result: ScanResult; readonly text: string } {
  const { bytes, encoding, decode, ...about } = source;
  const empty: ScanDocument = { ...about, text: '' };
  const tooLarge = overLength(bytes.length, options);
  if (tooLarge !== undefined) return { result: nothing(tooLarge, options), text: '' };
  const hits = hitsToRead(findInBytes(options.rules.automaton, bytes), bytes, source, options.rules, encoding === 'utf-8' ? 4 : 1);
  const runs = runsInBytes(bytes);
  if (hits.length === 0 && runs.length === 0 && !isCredentialFile(source.path)) return { result: conclude(empty, { candidates: [], marks: [] }, undefined, options), text: '' };
  const text = decode(bytes);
  const traces = encoding === 'utf-8' ? { hits: hitsInDecodedText(hits, bytes), runs: runsInText(text) } : { hits, runs };
  return { result: scanFor({ ...about, text }, options, traces), text };
}

/** A notebook's source is read with its escapes, which hide what stands around a keyword. */
function hitsToRead(hits: Hits, bytes: Uint8Array, about: Omit<ScanDocument, 'text'>, { gates }: CompiledRules, widest: 1 | 4 = 1): Hits {
  return hits.length === 0 || isNotebook(about) ? hits : gates.admitted(hits, bytes, about.languageId, widest);
}

/** One replacement in a document, as an editor reports it. */
export interface TextChange {
  /** The replaced range of the text before. */
  readonly span: Span;
  /** UTF-16 code units of the text that stands there now. */
  readonly newLength: number;
}

/**
 * Scans again after one change, looking only at what the change can have altered. Equal to `scan(document, options)`,
 * provided that `previous` is the result for the text before, with the same options, language and path.
 */
export function rescan(previous: ScanResult, document: ScanDocument, change: TextChange, options: ScanOptions): ScanResult {
  if (previous.skipped.length > 0 || isNotebook(document) || overLength(document.text.length, options) !== undefined) return scan(document, options);
  const stop = new StopCondition(options);
  const area = previous.state.areaToScan(change, document.text.length, options.rules);
  const hits = previous.state.hitsAfter(change, document.text, options.rules.automaton);
  const traces = {
    hits: hitsToReadAgain(hitsWithinReach(hits, area, change, options.rules), document, options.rules),
    runs: runsAround(document.text, { start: change.span.start, end: change.span.start + change.newLength }),
  };
  const found = matchAll(document, traces, options, wantedWithin(stop, options));
  if (stop.reason(found.stoppedAt) !== undefined) return scan(document, options);
  return conclude(document, { ...previous.state.merge(change, area, found), hits }, undefined, options, previous.state.nextFingerprints());
}

/** The same for hits of a stretch of text: a gate sees of it what its rule would. A few hits are read sooner than bytes are made of so much text. */
function hitsToReadAgain(hits: Hits, { text, languageId }: ScanDocument, { gates, reach, automaton }: CompiledRules): Hits {
  if (hits.length < 2 * HITS_WORTH_GATES) return hits;
  const start = Math.max(0, (hits[1] ?? 0) - automaton.longestWord - reach);
  const end = Math.min(text.length, (hits[hits.length - 1] ?? 0) + reach);
  return gates.admitted(hits, bytesOfText(text, start, end), languageId, 1, start);
}

const HITS_WORTH_GATES = 64;

/** Everything that was considered at one place: candidates with their evidence, and places that gave none with the reason. */
export interface Explanation {
  readonly candidates: readonly ExplainedCandidate[];
  readonly rejections: readonly Rejection[];
}

export interface ExplainedCandidate {
  readonly ruleId: RuleId;
  readonly span: Span;
  readonly confidence: number;
  readonly evidence: SecretFinding['evidence'];
  readonly outcome: 'reported' | 'suppressed' | 'below-confidence' | 'covered-by-another';
}

/** Why something at `offset` (its line, with half a line's reach around it) is reported or not; the answer holds no value. */
export function explain(document: ScanDocument, options: ScanOptions, around: Span): Explanation {
  const rejections: Rejection[] = [];
  const onRejected: CandidateSink['rejected'] = (reason, span) => rejections.push({ reason, span });
  const found = matchAll(document, tracesOf(document.text, options), options, { ...wantedWithin(new StopCondition(options), options), proceed: () => true, minConfidence: 0, onRejected });
  const result = conclude(document, found, undefined, options);
  const touches = (span: Span) => span.start <= around.end && around.start <= span.end;
  return {
    candidates: surestOfEach(found.candidates.filter(({ span }) => touches(span))).map((candidate) => ({
      ruleId: candidate.ruleId, span: candidate.span, confidence: candidate.confidence, evidence: candidate.evidence,
      outcome: outcomeOf(candidate, result, options),
    })),
    rejections: rejections.filter(({ span }) => touches(span)),
  };
}

/** Different stretches of text may lead to one value: people are told of the surest way only. */
function surestOfEach(candidates: readonly Candidate[]): readonly Candidate[] {
  const surest = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const place = `${candidate.span.start}:${candidate.span.end}:${candidate.ruleId}`;
    if ((surest.get(place)?.confidence ?? -1) < candidate.confidence) surest.set(place, candidate);
  }
  return [...surest.values()];
}

function outcomeOf(candidate: Candidate, result: ScanResult, options: ScanOptions): ExplainedCandidate['outcome'] {
  const same = (finding: SecretFinding) => finding.ruleId === candidate.ruleId && finding.span.start === candidate.span.start
    && finding.span.end === candidate.span.end;
  if (result.findings.some(same)) return 'reported';
  if (result.suppressed.some(({ finding }) => same(finding))) return 'suppressed';
  return candidate.confidence < leastOf(options) ? 'below-confidence' : 'covered-by-another';
}

/** Where in a text a closer look pays. */
interface Traces {
  readonly hits: Hits;
  readonly runs: EncodedRuns;
}

function tracesOf(text: string, { rules }: ScanOptions): Traces {
  return { hits: findInText(rules.automaton, text), runs: runsInText(text) };
}

type Wanted = MatchOptions & Pick<StopCondition, 'ownRuleTime'>;

function wantedWithin({ proceed, ownRuleTime }: StopCondition, options: ScanOptions): Wanted {
  return { proceed, ownRuleTime, minConfidence: leastOf(options) };
}

/** What the traces give, and what a file's own form does without any. `depth` counts the encodings around the text. */
function matchAll(document: ScanDocument, { hits, runs }: Traces, options: ScanOptions, wanted: Wanted, depth = 0): Matches {
  const decoded = new DecodedTexts(decodedScan(document, options, wanted, depth));
  const context = readContext(document, options.rules, { decoded, ownRuleTime: wanted.ownRuleTime });
  const found = match(options.rules, context, hits, wanted);
  const inRuns = found.stoppedAt === undefined ? decoded.readRuns(document.text, runs) : [];
  const ofFile = depth > 0 ? [] : readCredentialFile(context).filter(({ confidence }) => confidence >= wanted.minConfidence);
  const inText = [...found.candidates, ...inRuns, ...ofFile];
  const candidates = depth > 0 ? inText : withCells(inText, document, decoded);
  const stoppedAt = found.stoppedAt ?? decoded.stoppedAt;
  return { ...found, candidates, ...(stoppedAt === undefined ? {} : { stoppedAt }) };
}

/** For text that was decoded; undefined where no further encoding is looked into. */
function decodedScan(document: ScanDocument, options: ScanOptions, { proceed, minConfidence, ownRuleTime }: Wanted, depth: number): DecodedScan | undefined {
  if (depth >= MOST_DEPTH) return undefined;
  return ({ text, languageId = languageOfDecoded(text) }) => matchAll({ ...document, text, languageId }, tracesOf(text, options), options, { proceed, minConfidence, ownRuleTime }, depth + 1);
}

function leastOf({ minConfidence }: ScanOptions): number {
  return minConfidence ?? DEFAULT_MIN_CONFIDENCE;
}

function conclude(
  document: ScanDocument, found: Remembered, skip: SkipReason | undefined, options: ScanOptions,
  fingerprints = new RememberedFingerprints(options.fingerprint),
): ScanResult {
  const least = leastOf(options);
  const likely = found.candidates.filter(({ confidence }) => confidence >= least);
  const skipped = skip === undefined ? [] : [skip];
  const state = new ScanState({ ...found, candidates: likely }, fingerprints);
  if (likely.length === 0) return { findings: [], suppressed: [], marks: found.marks, skipped, state };
  const all = resolve(likely, options.rules.descriptions, fingerprints.of);
  const valueOf = ({ ruleId, span }: SecretFinding): string | undefined =>
    likely.find((one) => one.ruleId === ruleId && one.span.start === span.start && one.span.end === span.end)?.value;
  const input = { text: document.text, path: document.path, marks: found.marks, valueOf };
  return { ...suppress(all, input, options.suppression ?? {}), marks: found.marks, skipped, state };
}

function overLength(length: number, { budget = DEFAULT_BUDGET }: ScanOptions): SkipReason | undefined {
  return length > budget.maxLength ? { kind: 'too-large', length, limit: budget.maxLength } : undefined;
}

function nothing(reason: SkipReason, options: ScanOptions): ScanResult {
  return conclude({ text: '', languageId: 'plaintext' }, { candidates: [], marks: [] }, reason, options);
}

/** The part of a document's time that rules of one's own may take. */
const OWN_RULES_SHARE = 0.25;

/** Time and cancellation in one question. */
class StopCondition {
  readonly #options: ScanOptions;
  readonly #started: number;
  readonly #limit: number;
  readonly ownRuleTime: OwnRuleTime;
  #cancelled = false;

  constructor(options: ScanOptions) {
    this.#options = options;
    this.#started = options.now();
    this.#limit = (options.budget ?? DEFAULT_BUDGET).maxMilliseconds;
    this.ownRuleTime = new OwnRuleTime(options.now, OWN_RULES_SHARE * this.#limit);
  }

  readonly proceed = (): boolean => {
    this.#cancelled ||= this.#options.isCancelled?.() === true;
    return !this.#cancelled && this.#options.now() - this.#started <= this.#limit;
  };

  reason(stoppedAt: number | undefined): SkipReason | undefined {
    if (stoppedAt === undefined) return this.ownRuleTime.isOver ? { kind: 'own-rules-out-of-time', milliseconds: this.ownRuleTime.limit } : undefined;
    return this.#cancelled ? { kind: 'cancelled', scannedTo: stoppedAt }
      : { kind: 'out-of-time', milliseconds: this.#limit, scannedTo: stoppedAt };
  }
}
