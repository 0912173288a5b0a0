import { unreachable } from '../../../shared/src/core/exhaustive';
import type { Span } from '../../../shared/src/core/model/span';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { Documents, SourceDocument } from '../../../shared/src/flows/ports';
import type { UndoOutcome } from '../../../shared/src/flows/undo/undo-move';
import { undoNotice } from '../../../shared/src/flows/undo/undo-notice';
import type { RecordedMove } from '../../../shared/src/flows/undo/undo-record';
import type { CliContext } from '../context';
import { describeHere } from '../output/describe-here';
import { maskedDiff } from '../output/masked-diff';
import { textWidth, wrapText } from '../output/wrap-text';
import { writeAdvice } from '../output/report-message';
import { secretsIn } from './secrets-in';
import type { MaskingOptions } from './secrets-in';

export interface UndoReportOptions extends MaskingOptions {
  readonly context: Pick<CliContext, 'stdout' | 'stderr'>;
  readonly documents: Pick<Documents, 'open' | 'apply'>;
  readonly isPreview: boolean;
}

/** Shows each move that is taken back, as a diff with every value masked. */
export class UndoReport {
  readonly #options: UndoReportOptions;
  /** The texts around the latest edit. */
  #changed: { readonly before: SourceDocument; readonly after: SourceDocument } | undefined;

  constructor(options: UndoReportOptions) {
    this.#options = options;
  }

  /** The documents, watched: what an edit made of one is shown when its move is reported. */
  get documents(): Pick<Documents, 'open' | 'apply'> {
    const { documents } = this.#options;
    return {
      open: (uri) => documents.open(uri),
      apply: async (uri, version, edits) => {
        const before = await documents.open(uri);
        const applied = await documents.apply(uri, version, edits);
        const after = await documents.open(uri);
        this.#changed = applied === 'applied' && before !== undefined && after !== undefined ? { before, after } : undefined;
        return applied;
      },
    };
  }

  report(move: RecordedMove, outcome: UndoOutcome): void {
    const { context: { stdout, stderr }, pathOf, isPreview } = this.#options;
    const mark = markOf(outcome, isPreview);
    const place = safeText(pathOf(move.edit?.file ?? move.manifest));
    // A failure and its reason belong together, wherever the two outputs go.
    const out = outcome.kind === 'failed' ? stderr : stdout;
    out.write(`${out.paint(mark.style, mark.text.padEnd(MARK_WIDTH))} ${out.paint('bold', place)}  ${safeText(move.name)}\n`);
    if (outcome.kind === 'undone') this.#showDiff(outcome.secrets);
    const notice = outcome.kind === 'failed' ? describeHere(outcome.error) : undoNotice(move, outcome);
    if (notice === undefined) return;
    out.write(`${wrapText(notice.what, textWidth(out), INDENT)}\n`);
    writeAdvice(out, notice, INDENT);
  }

  #showDiff(secrets: readonly Span[]): void {
    if (this.#changed === undefined) return;
    const { context: { stdout }, pathOf } = this.#options;
    const { before, after } = this.#changed;
    this.#changed = undefined;
    const diff = maskedDiff(
      pathOf(before.file ?? ''), { text: before.text, secrets: secretsIn(before, this.#options) },
      { text: after.text, secrets: [...secrets, ...secretsIn(after, this.#options)] }, stdout.paint,
    );
    if (diff !== '') stdout.write(`${diff.trimEnd()}\n\n`);
  }
}

interface Mark {
  readonly text: string;
  readonly style: 'green' | 'yellow' | 'red' | 'dim';
}

function markOf(outcome: UndoOutcome, isPreview: boolean): Mark {
  switch (outcome.kind) {
    case 'undone': return outcome.code === 'was-restored' ? { text: 'as it was', style: 'dim' } : { text: isPreview ? 'would undo' : 'undone', style: 'green' };
    case 'kept': return { text: 'kept', style: 'yellow' };
    case 'failed': return { text: 'failed', style: 'red' };
    default: return unreachable(outcome);
  }
}

const MARK_WIDTH = 11;
const INDENT = ' '.repeat(MARK_WIDTH + 1);
