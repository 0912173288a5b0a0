import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { undoMove } from './undo-move';
import type { UndoOutcome, UndoPorts } from './undo-move';
import type { MoveAddress, RecordedMove, RecordedRun } from './undo-record';

/** A move that can be taken back. */
export interface PendingMove {
  readonly address: MoveAddress;
  readonly move: RecordedMove;
}

/** A run that changed something here and was not taken back whole, with its moves from the last to the first. */
export interface PendingRun {
  /** When it was started, as ISO 8601. */
  readonly at: string;
  readonly moves: readonly PendingMove[];
}

/** From the latest to the first. `isHere` says of an absolute path whether it belongs to what is to be taken back. */
export function pendingRuns(runs: readonly RecordedRun[], isHere: (file: string) => boolean): readonly PendingRun[] {
  return [...runs].reverse().flatMap((run) => {
    const moves = run.moves
      .map((move, number) => ({ address: { run: run.id, number }, move }))
      .filter(({ move }) => !move.undone && isHere(move.edit?.file ?? move.manifest))
      .reverse();
    return moves.length > 0 ? [{ at: run.at, moves }] : [];
  });
}

export interface UndoRunOptions {
  readonly pending: PendingRun;
  /** Everything in the book. */
  readonly runs: readonly RecordedRun[];
  readonly ports: Omit<UndoPorts, 'isStillRead'>;
  /** Absent in a preview: then every move stays as it is in the book. */
  readonly markUndone?: (address: MoveAddress) => Promise<Result<void, VaultError>>;
  readonly report: (move: RecordedMove, outcome: UndoOutcome) => void;
  readonly signal: AbortSignal;
}

export interface UndoTotals {
  readonly undone: number;
  readonly kept: number;
  /** A store or the log stopped it, or the person did: the rest was not tried. */
  readonly stopped: boolean;
}

/** Takes a run back, move by move. What was taken back is in the book at once, so that a second call does the rest. */
export async function undoRun({ pending, runs, ports, markUndone, report, signal }: UndoRunOptions): Promise<UndoTotals> {
  const readers = new ReadNames(runs);
  let undone = 0;
  let kept = 0;
  for (const { address, move } of pending.moves) {
    if (signal.aborted) return { undone, kept, stopped: true };
    const outcome = await undoMove(move, { ...ports, isStillRead: () => readers.hasOther(address, move) });
    report(move, outcome);
    if (outcome.kind === 'failed') return { undone, kept, stopped: true };
    if (outcome.kind === 'kept') {
      kept += 1;
      continue;
    }
    undone += 1;
    readers.remove(address);
    const marked = await markUndone?.(address);
    if (marked?.ok === false) {
      report(move, { kind: 'failed', error: marked.error });
      return { undone, kept, stopped: true };
    }
  }
  return { undone, kept, stopped: false };
}

/** Which names of which manifests the code of moves that are not taken back reads. */
class ReadNames {
  readonly #readers = new Map<string, RecordedMove>();

  constructor(runs: readonly RecordedRun[]) {
    for (const { id, moves } of runs) {
      for (const [number, move] of moves.entries()) {
        if (!move.undone && move.edit !== undefined) this.#readers.set(keyOf({ run: id, number }), move);
      }
    }
  }

  hasOther(address: MoveAddress, { name, manifest }: RecordedMove): boolean {
    return [...this.#readers].some(([key, other]) => key !== keyOf(address) && other.name === name && other.manifest === manifest);
  }

  remove(address: MoveAddress): void {
    this.#readers.delete(keyOf(address));
  }
}

function keyOf({ run, number }: MoveAddress): string {
  return `${run} ${number}`;
}
