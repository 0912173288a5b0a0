import type { Span, TextEdit } from '../../core/model/span';
import { applyEdits } from '../../core/model/span';
import type { VaultError } from '../../core/model/vault-error';
import type { SecretValue } from '../../core/redact/secret-value';
import { printReference } from '../../core/reference';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { MoveRecord, MoveRecorder, RecordedSource, StartedMove, UserFile } from '../ports';
import { landmarkOf } from './landmarks';
import type { SealedCode } from './sealed-code';
import { sealCode } from './sealed-code';
import type { MoveAddress, RecordedAddition, RecordedEdit, RecordedMove, RecordedRun, TextFingerprinter, UnreadRuns } from './undo-record';
import { parseRuns, printRuns } from './undo-record';

/** The book's file, which can be given another name when nobody can read it. */
export interface UndoFile extends UserFile {
  readonly path: string;
  /** Gives where it lies then; nothing is overwritten. Undefined where its text is not `seen` any more. */
  setAside(seen: string): Promise<Result<string | undefined, VaultError>>;
}

export interface UndoBookOptions {
  readonly file: UndoFile;
  readonly now: () => Date;
  /** Another one for each run. */
  readonly id: () => string;
  readonly fingerprint: TextFingerprinter;
  readonly sealed: SealedCode;
}

/** So many moves are kept in all: the oldest runs go first, and never the newest one. */
const MAX_MOVES = 5_000;

/**
 * How the moves of this user's latest runs are taken back, in one small file of his own. A move is written down before it
 * changes anything, so that a crash leaves a line too many and never one too few.
 */
export class UndoBook {
  readonly #options: UndoBookOptions;

  constructor(options: UndoBookOptions) {
    this.#options = options;
  }

  /** From the oldest to the newest. A damaged file is set aside and told once; one of a later version is left as it is. */
  async runs(): Promise<Result<readonly RecordedRun[], VaultError>> {
    const text = await this.#options.file.read();
    if (!text.ok) return text;
    const runs = parseRuns(text.value);
    return runs.ok ? runs : err(await this.#refused(runs.error, text.value ?? ''));
  }

  async #refused(unread: UnreadRuns, text: string): Promise<VaultError> {
    const { file } = this.#options;
    if (unread.kind === 'newer') return { kind: 'unsupported-version', file: file.path, version: unread.version };
    const aside = await file.setAside(text);
    if (!aside.ok) return aside.error;
    // Another process set it aside at the same time, and tells where.
    return aside.value === undefined ? { kind: 'io', file: file.path, code: 'EBUSY' } : { kind: 'undo-record-damaged', file: file.path, keptCopy: aside.value };
  }

  markUndone({ run, number }: MoveAddress): Promise<Result<void, VaultError>> {
    return this.#change((runs) => runs.map((each) => (each.id !== run ? each : {
      ...each, moves: each.moves.map((move, index) => (index === number ? { ...move, undone: true } : move)),
    })));
  }

  /** A run is in the book from its first move on. */
  startRun(): MoveRecorder {
    const run = { id: this.#options.id(), at: this.#options.now().toISOString() };
    return {
      start: (started) => {
        let number: number | undefined;
        const note = async (change: (move: RecordedMove) => RecordedMove): Promise<Result<void, VaultError>> => {
          let own = 0;
          const noted = await this.#change((runs) => {
            own = number ?? runs.find(({ id }) => id === run.id)?.moves.length ?? 0;
            return withMove(runs, { ...run, moves: [] }, own, change(moveOf(runs, { run: run.id, number: own }) ?? newMove(started)));
          });
          // Where the book was set aside, there is no such move any more.
          number = noted.ok ? own : undefined;
          return noted;
        };
        return this.#record(started, note);
      },
    };
  }

  #record({ ref }: StartedMove, note: (change: (move: RecordedMove) => RecordedMove) => Promise<Result<void, VaultError>>): MoveRecord {
    return {
      addition: (file, before, after) => {
        const addition = this.#additionOf(file, before, after);
        return note((move) => ({ ...move, additions: [...move.additions, addition] }));
      },
      edit: (source, value) => {
        const edit = this.#editOf(source, printReference(ref), value);
        return note((move) => ({ ...move, edit }));
      },
    };
  }

  #additionOf(file: string, before: string | undefined, after: string): RecordedAddition {
    const { fingerprint } = this.#options;
    const old = before ?? '';
    const at = commonStart(old, after);
    return {
      file, ...(before === undefined ? {} : { before: fingerprint(before) }), after: fingerprint(after),
      inserted: after.slice(at, at + after.length - old.length), at,
    };
  }

  #editOf({ file, text, edits, secret }: RecordedSource, reference: string, value: SecretValue): RecordedEdit {
    const { fingerprint, sealed } = this.#options;
    const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    const changed = applyEdits(text, ordered);
    const after = fingerprint(changed);
    const replaced = ordered.map(({ span }) => ({ text: text.slice(span.start, span.end), secret: withinSpan(secret, span) }));
    return {
      file, before: fingerprint(text), after,
      landmarks: spansAfter(ordered).map((span) => landmarkOf(changed, span, fingerprint)),
      sealed: sealCode(replaced, { value, place: { reference, after } }, sealed),
    };
  }

  /** What cannot be read is not written over. */
  async #change(change: (runs: readonly RecordedRun[]) => readonly RecordedRun[]): Promise<Result<void, VaultError>> {
    let refused: { readonly unread: UnreadRuns; readonly text: string } | undefined;
    const updated = await this.#options.file.update((text) => {
      const runs = parseRuns(text);
      refused = runs.ok ? undefined : { unread: runs.error, text: text ?? '' };
      return runs.ok ? printRuns(change(runs.value)) : undefined;
    });
    if (!updated.ok) return updated;
    return refused === undefined ? ok() : err(await this.#refused(refused.unread, refused.text));
  }
}

function newMove({ name, ref, manifest }: StartedMove): RecordedMove {
  return { name, reference: printReference(ref), manifest, additions: [], undone: false };
}

function moveOf(runs: readonly RecordedRun[], { run, number }: MoveAddress): RecordedMove | undefined {
  return runs.find(({ id }) => id === run)?.moves[number];
}

function withMove(runs: readonly RecordedRun[], empty: RecordedRun, number: number, move: RecordedMove): readonly RecordedRun[] {
  const run = runs.find(({ id }) => id === empty.id) ?? empty;
  const moves = [...run.moves.slice(0, number), move, ...run.moves.slice(number + 1)];
  return newest([...runs.filter(({ id }) => id !== empty.id), { ...run, moves }]);
}

/** Runs that are taken back are of no more use; the oldest go where there are too many moves. */
function newest(runs: readonly RecordedRun[]): readonly RecordedRun[] {
  const kept: RecordedRun[] = [];
  let count = 0;
  for (const run of [...runs].reverse()) {
    count += run.moves.length;
    if (kept.length > 0 && (count > MAX_MOVES || run.moves.every(({ undone }) => undone))) continue;
    kept.unshift(run);
  }
  return kept;
}

/** Where each edit's new text stands once all of them are made. */
function spansAfter(ordered: readonly TextEdit[]): readonly Span[] {
  let shift = 0;
  return ordered.map(({ span, newText }) => {
    const start = span.start + shift;
    shift += newText.length - (span.end - span.start);
    return { start, end: start + newText.length };
  });
}

/** What of an inner span lies in an outer one, counted from the outer one's start. */
function withinSpan(inner: Span, outer: Span): Span | undefined {
  const start = Math.max(inner.start, outer.start);
  const end = Math.min(inner.end, outer.end);
  return start < end ? { start: start - outer.start, end: end - outer.start } : undefined;
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
