import path from 'node:path';
import { unreachable } from '../../../shared/src/core/exhaustive';
import type { Severity } from '../../../shared/src/core/model/finding';
import type { MoveChoices, MovePorts } from '../../../shared/src/flows/move';
import { moveToVault } from '../../../shared/src/flows/move';
import { moveNotice, previewNotice } from '../../../shared/src/flows/move-notice';
import type { MoveOutcome } from '../../../shared/src/flows/move-outcome';
import type { SourceDocument } from '../../../shared/src/flows/ports';
import type { LiteralHistory } from '../../../shared/src/host/git/literal-history';
import { MASK } from '../../../shared/src/core/redact/mask';
import { printReference } from '../../../shared/src/core/reference';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { ScanOptions } from '../../../shared/src/scan/engine';
import type { CliContext } from '../context';
import { uriOf } from '../files/file-documents';
import { describeHere } from '../output/describe-here';
import { maskedDiff } from '../output/masked-diff';
import { reportMessage, writeAdvice } from '../output/report-message';
import { textWidth, wrapText } from '../output/wrap-text';
import type { Dialogue } from '../prompts/dialogue';
import { ClosingWords } from './closing-words';
import type { ClosingMessage } from './closing-words';
import { fixFile } from './fix-file';
import type { Decision, FixedFile, Turn } from './fix-file';
import { InProcessPlanner } from './in-process-planner';
import { PostponedHistory } from './postponed-history';
import { Rehearsal } from './rehearsal';
import type { RehearsedPorts } from './rehearsal';
import { secretsIn } from './secrets-in';

export interface FixRunOptions {
  readonly context: CliContext;
  readonly ports: Omit<RehearsedPorts, 'planner' | 'history'>;
  /** Asked once, when everything is moved. */
  readonly history: Pick<LiteralHistory, 'containsEach'>;
  /** Whether git follows this file already; false where git cannot say. */
  readonly isTracked: (file: string) => Promise<boolean>;
  readonly choices: MoveChoices;
  readonly scan: ScanOptions;
  readonly pathOf: (file: string) => string;
  readonly severities: ReadonlySet<Severity>;
  readonly mode: 'rehearse' | 'move-all' | 'ask';
  /** Needed in mode `ask`. */
  readonly dialogue: Pick<Dialogue, 'choose'> | undefined;
}

export interface FixTotals {
  readonly moved: number;
  /** Stored, but the code still has them. */
  readonly stored: number;
  /** Neither stored nor moved, though it was their turn. */
  readonly left: number;
  /** A store could not be used, or the person stopped: what follows was not tried. */
  readonly stopped: boolean;
  readonly failed: boolean;
}

/** Fixes files one after the other and shows, for each, the diff with every value masked. */
export class FixRun {
  readonly #options: FixRunOptions;
  readonly #history = new PostponedHistory();
  readonly #closing = new ClosingWords();
  readonly #real: Omit<RehearsedPorts, 'planner'>;
  readonly #ports: MovePorts;
  readonly #planner: InProcessPlanner;
  readonly #rehearsal: Rehearsal | undefined;
  #mode: FixRunOptions['mode'];
  /** The diff that was shown last, before a change was made. */
  #previewed: string | undefined;
  #failed = false;

  constructor(options: FixRunOptions) {
    this.#options = options;
    this.#mode = options.mode;
    this.#real = { ...options.ports, history: this.#history };
    this.#rehearsal = options.mode === 'rehearse' ? new Rehearsal(this.#real) : undefined;
    this.#planner = this.#plannerFor(this.#rehearsal?.documents ?? options.ports.documents);
    this.#ports = this.#rehearsal?.ports(this.#real, this.#planner) ?? { ...this.#real, planner: this.#planner };
  }

  async fix(files: readonly string[]): Promise<FixTotals> {
    try {
      const totals = await this.#fixAll(files);
      if (this.#rehearsal !== undefined) await this.#showSideFiles(this.#rehearsal);
      await this.#close();
      return totals;
    } finally {
      this.#rehearsal?.dispose();
      this.#history.dispose();
    }
  }

  async #fixAll(files: readonly string[]): Promise<FixTotals> {
    let totals: FixTotals = { moved: 0, stored: 0, left: 0, stopped: false, failed: false };
    for (const file of files) {
      const fixed = await this.#fixFile(file);
      totals = {
        moved: totals.moved + fixed.moved, stored: totals.stored + fixed.stored, left: totals.left + fixed.left,
        stopped: fixed.stopped, failed: this.#failed,
      };
      if (fixed.stopped) break;
    }
    return totals;
  }

  async #fixFile(file: string): Promise<FixedFile> {
    const { context: { interruption }, choices, severities, pathOf } = this.#options;
    const uri = uriOf(file);
    const asked = this.#mode === 'ask';
    const before = await this.#ports.documents.open(uri);
    const fixed = await fixFile({
      uri, choices, severities, ports: this.#ports, signal: interruption.signal,
      findings: (document) => this.#planner.findings(document),
      decide: (turn) => this.#decide(turn),
      report: async (turn, outcome) => {
        this.#report(turn, outcome);
        if (asked) await this.#showIfOther(turn);
      },
    });
    const after = await this.#ports.documents.open(uri);
    if (before !== undefined && after !== undefined && !asked) this.#showDiff(pathOf(file), before, after);
    return fixed;
  }

  /** At a terminal each change is shown before it is made. */
  async #decide(turn: Turn): Promise<Decision> {
    const { dialogue, context } = this.#options;
    this.#previewed = undefined;
    if (this.#mode !== 'ask') return 'move';
    if (dialogue === undefined) return 'stop';
    await this.#preview(turn);
    const answer = await dialogue.choose('Move this value into the vault? yes, no, all of them, quit', ANSWERS);
    if (context.interruption.signal.aborted) return 'stop';
    if (answer === 'a') this.#mode = 'move-all';
    return answer === undefined || answer === 'q' ? 'stop' : answer === 'n' ? 'leave' : 'move';
  }

  async #preview({ document, finding, line }: Turn): Promise<void> {
    const { choices, pathOf, context: { stdout } } = this.#options;
    const rehearsal = new Rehearsal(this.#real);
    const planner = this.#plannerFor(rehearsal.documents);
    const { uri, version } = document;
    const outcome = await moveToVault(
      { uri, version, span: finding.span, ruleId: finding.ruleId, fingerprint: finding.fingerprint }, choices,
      rehearsal.ports(this.#real, planner),
    );
    stdout.write(`\n${stdout.paint('bold', `${safeText(pathOf(document.file ?? ''))}:${line}`)}  ${this.#title(finding.ruleId)}\n`);
    const after = await rehearsal.documents.open(uri);
    if (outcome.kind === 'moved' && after !== undefined) {
      stdout.write(`${safeText(outcome.secret.name)} = ${safeText(printReference(outcome.secret.ref))}\n`);
      this.#previewed = this.#showDiff(pathOf(document.file ?? ''), document, after);
    } else {
      stdout.write(`${wrapText(previewNotice(outcome).what, textWidth(stdout))}\n`);
    }
    rehearsal.dispose();
  }

  #report({ document, finding, line }: Turn, outcome: MoveOutcome): void {
    const { pathOf, context: { stdout, stderr } } = this.#options;
    if (outcome.kind === 'failed') this.#failed = true;
    const place = `${safeText(pathOf(document.file ?? ''))}:${line}`;
    const mark = markOf(outcome, this.#rehearsal !== undefined);
    // A failure and its reason belong together, wherever the two outputs go.
    const out = outcome.kind === 'failed' ? stderr : stdout;
    out.write(`${out.paint(mark.style, mark.text.padEnd(MARK_WIDTH))} ${out.paint('bold', place)}  ${this.#title(finding.ruleId)}  ${MASK}\n`);
    if (outcome.kind === 'moved') {
      const { name, ref, reused } = outcome.secret;
      const stored = reused ? ', already stored' : '';
      const text = `${safeText(name)} = ${safeText(printReference(ref))}, read with ${outcome.form}${stored}`;
      stdout.write(`${wrapText(text, textWidth(stdout), INDENT)}\n`);
    }
    this.#closing.add(outcome);
    // A move that went well needs no more words than the run has at its end.
    if (outcome.kind === 'moved' && outcome.save === 'saved') return;
    const notice = outcome.kind === 'failed' ? describeHere(outcome.error) : this.#rehearsal === undefined ? moveNotice(withoutClosing(outcome)) : previewNotice(outcome);
    if (outcome.kind !== 'moved') out.write(`${wrapText(notice.what, textWidth(out), INDENT)}\n`);
    writeAdvice(out, notice, INDENT);
  }

  /** What was made, where it is not what was shown: a name that another program took meanwhile, or nothing was shown. */
  async #showIfOther({ document }: Turn): Promise<void> {
    const after = await this.#ports.documents.open(document.uri);
    if (after === undefined) return;
    const shown = this.#options.pathOf(document.file ?? '');
    if (this.#diff(shown, document, after) !== this.#previewed) this.#showDiff(shown, document, after);
  }

  #showDiff(shown: string, before: SourceDocument, after: SourceDocument): string {
    const { stdout } = this.#options.context;
    const diff = this.#diff(shown, before, after);
    if (diff !== '') stdout.write(`${diff.trimEnd()}\n\n`);
    return diff;
  }

  #diff(shown: string, before: SourceDocument, after: SourceDocument): string {
    return maskedDiff(
      shown, { text: before.text, secrets: secretsIn(before, this.#options) }, { text: after.text, secrets: secretsIn(after, this.#options) },
      this.#options.context.stdout.paint,
    );
  }

  /** What is said once for the whole run. One look at git's history serves everything that was moved. */
  async #close(): Promise<void> {
    const { history, pathOf, isTracked, context: { stdout } } = this.#options;
    const isReal = this.#rehearsal === undefined;
    const messages: readonly (ClosingMessage | undefined)[] = [
      isReal ? this.#closing.filesMessage(pathOf) : undefined,
      await this.#closing.trackedMessage(isTracked, pathOf),
      ...this.#closing.stepMessages(),
      isReal ? this.#closing.approvalMessage(pathOf) : undefined,
      this.#closing.historyMessage(await this.#history.answers(history).catch(() => [])),
    ];
    for (const message of messages) {
      if (message === undefined) continue;
      reportMessage(stdout, message, 'note');
      for (const command of message.commands ?? []) stdout.write(`      ${command}\n`);
    }
  }

  async #showSideFiles({ sideFiles }: Rehearsal): Promise<void> {
    const { context: { stdout }, ports, pathOf } = this.#options;
    for (const [file, text] of sideFiles.written) {
      const old = await ports.sideFiles.read(file);
      const before = old === undefined ? undefined : { text: old, secrets: [] };
      stdout.write(`${maskedDiff(pathOf(path.resolve(file)), before, { text: text ?? '', secrets: [] }, stdout.paint)}\n`);
    }
  }

  #plannerFor(documents: MovePorts['documents']): InProcessPlanner {
    return new InProcessPlanner({ documents, scan: this.#options.scan, pathOf: this.#options.pathOf });
  }

  #title(ruleId: Turn['finding']['ruleId']): string {
    return this.#options.scan.rules.descriptions.get(ruleId)?.title ?? ruleId;
  }
}

/** The outcome without what the end of the run says of all of them. */
function withoutClosing(outcome: MoveOutcome): MoveOutcome {
  if (outcome.kind !== 'moved' && outcome.kind !== 'stored-only') return outcome;
  const secret = { ...outcome.secret, approval: 'approved' } as const;
  return outcome.kind === 'moved' ? { ...outcome, secret, notes: [] } : { ...outcome, secret };
}

const MARK_WIDTH = 11;
const INDENT = ' '.repeat(MARK_WIDTH + 1);

interface Mark {
  readonly text: string;
  readonly style: 'green' | 'yellow' | 'red';
}

function markOf(outcome: MoveOutcome, rehearsed: boolean): Mark {
  switch (outcome.kind) {
    case 'moved': return { text: rehearsed ? 'would move' : 'moved', style: 'green' };
    case 'stored-only': return { text: rehearsed ? 'would store' : 'stored', style: 'yellow' };
    case 'kept': return { text: 'kept', style: 'yellow' };
    case 'refused': return { text: 'left', style: 'yellow' };
    case 'failed': return { text: 'failed', style: 'red' };
    default: return unreachable(outcome);
  }
}

const ANSWERS = { y: 'yes, this one', n: 'no, not this one', a: 'this one and all that follow', q: 'no more' };
