import type { PatternFinding, RuleId, Severity } from '../../../shared/src/core/model/finding';
import { applyEdits } from '../../../shared/src/core/model/span';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { Documents, SourceDocument } from '../../../shared/src/flows/ports';
import type { FixPlan, PatternFix } from '../../../shared/src/scan/analysis/fixes/fix';
import { refusalWords } from '../../../shared/src/scan/analysis/fixes/refusal-words';
import type { ScanOptions } from '../../../shared/src/scan/engine';
import { scan } from '../../../shared/src/scan/engine';
import type { LookupStyle } from '../../../shared/src/scan/lookups/plan';
import type { LazyPatternScanner } from '../../../shared/src/sources/patterns/lazy-pattern-scanner';
import type { CliContext } from '../context';
import { uriOf } from '../files/file-documents';
import { maskedDiff } from '../output/masked-diff';
import { textWidth, wrapText } from '../output/wrap-text';
import type { Dialogue } from '../prompts/dialogue';
import { LineDrift } from './line-drift';
import { secretsIn } from './secrets-in';

export interface PatternRunOptions {
  readonly context: CliContext;
  /** Real files, or their rehearsal. */
  readonly documents: Pick<Documents, 'open' | 'apply'>;
  readonly patterns: Pick<LazyPatternScanner, 'scan' | 'fixes'>;
  readonly scan: ScanOptions;
  /** What a class is called. */
  readonly titleOf: (ruleId: RuleId) => string;
  readonly pathOf: (file: string) => string;
  readonly severities: ReadonlySet<Severity>;
  /** Only these classes; all of them when there is none. */
  readonly rules: readonly string[];
  readonly style: LookupStyle;
  /** `all` makes the preferred changes without asking; `rehearse` as well, in documents that nobody keeps. */
  readonly mode: 'ask' | 'all' | 'rehearse';
  /** Needed in mode `ask`. */
  readonly dialogue: Pick<Dialogue, 'choose'> | undefined;
}

export interface PatternTotals {
  readonly fixed: number;
  /** Nothing certain can be done about them, or nobody wanted it. */
  readonly left: number;
  readonly stopped: boolean;
  /** A file could not be written. */
  readonly failed: boolean;
}

/** Milliseconds for one text: nobody types meanwhile. */
const TIME_BUDGET = 2000;

/** One finding in the text as it is at its turn, and what can be done about it. */
interface Turn {
  readonly document: SourceDocument;
  readonly finding: PatternFinding;
  readonly plan: FixPlan;
  /** How many findings of the text are looked for, with those that are passed over. */
  readonly wanted: number;
}

type Decision = PatternFix | 'leave' | 'stop';

/** Makes unsafe places safe, file by file and from the top, with each change shown as a diff in which values are masked. */
export class PatternRun {
  readonly #options: PatternRunOptions;
  #mode: PatternRunOptions['mode'];
  /** The change that somebody agreed to, and so has seen. */
  #shown: PatternFix | undefined;
  /** Of the file that is looked at; edits that are kept move its lines for everybody. */
  #drift = new LineDrift();
  #fixed = 0;
  #left = 0;
  #failed = false;

  constructor(options: PatternRunOptions) {
    this.#options = options;
    this.#mode = options.mode;
  }

  async fix(files: readonly string[]): Promise<PatternTotals> {
    for (const file of files) if (await this.#fixFile(uriOf(file)) === 'stop') return this.#totals(true);
    return this.#totals(false);
  }

  #totals(stopped: boolean): PatternTotals {
    return { fixed: this.#fixed, left: this.#left, stopped, failed: this.#failed };
  }

  /** Each edit moves the text below it, so it is looked at anew; what stays is passed over by rule, line and order. */
  async #fixFile(uri: string): Promise<'done' | 'stop'> {
    const passed = new Map<string, number>();
    this.#drift = new LineDrift();
    let most = Number.POSITIVE_INFINITY;
    for (;;) {
      if (this.#options.context.interruption.signal.aborted) return 'stop';
      const turn = await this.#next(uri, passed);
      if (turn === undefined) return 'done';
      if (turn.wanted > most) return this.#giveUp(turn, passed);
      const decision = await this.#decide(turn);
      if (decision === 'stop') return 'stop';
      const isDone = decision !== 'leave' && await this.#apply(turn, decision);
      most = isDone ? turn.wanted - 1 : turn.wanted;
      if (isDone) this.#fixed += 1;
      else this.#left += 1;
      if (!isDone) passed.set(keyOf(turn.finding), (passed.get(keyOf(turn.finding)) ?? 0) + 1);
      if (this.#failed) return 'stop';
    }
  }

  /** An edit that leaves as many findings as there were could be made for ever. */
  #giveUp(turn: Turn, passed: ReadonlyMap<string, number>): 'done' {
    this.#report(turn, { text: 'left', style: 'yellow' }, 'The change before did not make the file safer: look at it, then try again.');
    this.#left += turn.wanted - [...passed.values()].reduce((sum, count) => sum + count, 0);
    return 'done';
  }

  async #next(uri: string, passed: ReadonlyMap<string, number>): Promise<Turn | undefined> {
    const { documents, patterns, pathOf, severities, rules, style, scan: options } = this.#options;
    const document = await documents.open(uri);
    if (document === undefined) return undefined;
    const { text, languageId, file } = document;
    const scanned = { text, languageId, ...(file === undefined ? {} : { path: pathOf(file) }) };
    const secrets = scan(scanned, options);
    const found = await patterns.scan({ ...scanned, text: () => text }, secrets, { ...options, maxMilliseconds: TIME_BUDGET });
    const toPass = new Map(passed);
    const wanted = (found?.findings ?? []).filter(({ severity, ruleId }) => severities.has(severity) && isChosen(ruleId, rules));
    for (const finding of wanted) {
      const pass = toPass.get(keyOf(finding)) ?? 0;
      if (pass === 0) return { document, finding, wanted: wanted.length, plan: await patterns.fixes(scanned, finding, secrets, { style, now: options.now, maxMilliseconds: TIME_BUDGET }) };
      toPass.set(keyOf(finding), pass - 1);
    }
    return undefined;
  }

  async #decide(turn: Turn): Promise<Decision> {
    const { plan } = turn;
    if (plan.kind === 'refused') {
      this.#report(turn, { text: 'left', style: 'yellow' }, refusalWords(plan.reason));
      return 'leave';
    }
    if (this.#mode !== 'ask') {
      const preferred = plan.fixes.find(({ isPreferred }) => isPreferred);
      if (preferred === undefined) this.#report(turn, { text: 'left', style: 'yellow' }, 'Which change is right has to be said: run "keyward fix --patterns" at a terminal.');
      return preferred ?? 'leave';
    }
    return this.#ask(turn, plan.fixes);
  }

  /** One change after the other is shown until one is taken. */
  async #ask(turn: Turn, fixes: readonly PatternFix[]): Promise<Decision> {
    for (const fix of fixes) {
      this.#report(turn, { text: 'found', style: 'yellow' }, fix.title);
      this.#showDiff(turn.document, applyEdits(turn.document.text, fix.edits));
      const answer = await this.#options.dialogue?.choose('Make this change? yes, no, all preferred ones, quit', ANSWERS);
      if (answer === undefined || answer === 'q') return 'stop';
      if (answer === 'a') this.#mode = 'all';
      if (answer === 'n') continue;
      this.#shown = fix;
      return fix;
    }
    return 'leave';
  }

  async #apply(turn: Turn, fix: PatternFix): Promise<boolean> {
    const { documents, context: { stderr } } = this.#options;
    const { document } = turn;
    const outcome = await documents.apply(document.uri, document.version, fix.edits);
    if (outcome !== 'applied') {
      this.#failed ||= outcome === 'failed';
      stderr.write(`${wrapText(outcome === 'stale' ? 'The file was changed meanwhile, and was left as it is.' : 'The file could not be written.', textWidth(stderr))}\n`);
      return false;
    }
    this.#report(turn, { text: this.#mode === 'rehearse' ? 'would fix' : 'fixed', style: 'green' }, fix.title);
    if (fix !== this.#shown) this.#showDiff(document, applyEdits(document.text, fix.edits));
    if (this.#mode === 'rehearse') this.#drift.add(document.text, fix.edits);
    return true;
  }

  #report({ document, finding }: Turn, mark: { readonly text: string; readonly style: 'green' | 'yellow' }, words: string): void {
    const { pathOf, titleOf, context: { stdout } } = this.#options;
    const line = this.#drift.before(document.text.slice(0, finding.span.start).split('\n').length);
    const place = stdout.paint('bold', `${safeText(pathOf(document.file ?? ''))}:${line}`);
    stdout.write(`${stdout.paint(mark.style, mark.text.padEnd(MARK_WIDTH))} ${place}  ${titleOf(finding.ruleId)}\n`);
    stdout.write(`${wrapText(words, textWidth(stdout), INDENT)}\n`);
  }

  #showDiff(before: SourceDocument, text: string): void {
    const { pathOf, context: { stdout } } = this.#options;
    const after = { ...before, text };
    const sides = [before, after].map((one) => ({ text: one.text, secrets: secretsIn(one, this.#options) }));
    const [old, changed] = sides;
    if (old !== undefined && changed !== undefined) stdout.write(`${maskedDiff(pathOf(before.file ?? ''), old, changed, stdout.paint).trimEnd()}\n\n`);
  }
}

/** A class by its full name, or by the part behind the slash. */
export function isChosen(ruleId: RuleId, rules: readonly string[]): boolean {
  return rules.length === 0 || rules.some((rule) => rule === ruleId || ruleId.endsWith(`/${rule}`));
}

function keyOf({ ruleId, fingerprint }: PatternFinding): string {
  return `${ruleId} ${fingerprint}`;
}

const ANSWERS = { y: 'yes, this one', n: 'no, show the next', a: 'this one and all preferred ones that follow', q: 'no more' };
const MARK_WIDTH = 11;
const INDENT = ' '.repeat(MARK_WIDTH + 1);
