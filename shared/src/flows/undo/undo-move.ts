import type { Span, TextEdit } from '../../core/model/span';
import { applyEdits } from '../../core/model/span';
import type { VaultError } from '../../core/model/vault-error';
import type { SecretValue } from '../../core/redact/secret-value';
import { parseReference } from '../../core/reference';
import type { Purpose, SecretService } from '../../secrets/service';
import type { Documents, SourceDocument, StoreOpener } from '../ports';
import { findLandmarks, landmarksIn } from './landmarks';
import type { SealedCode } from './sealed-code';
import { openCode } from './sealed-code';
import { takeBackAdditions } from './take-back-additions';
import type { AdditionPorts } from './take-back-additions';
import type { RecordedEdit, RecordedMove, TextFingerprinter } from './undo-record';

export interface UndoPorts extends AdditionPorts {
  readonly service: Pick<SecretService, 'use' | 'recordAround'>;
  readonly documents: Pick<Documents, 'open' | 'apply'>;
  readonly uriOf: (file: string) => string;
  readonly openStore: StoreOpener;
  readonly sealed: SealedCode;
  readonly fingerprint: TextFingerprinter;
  /** `export` writes a value out and is confirmed; `compare` is for a preview, which writes nothing. */
  readonly purpose: Purpose;
  /** Whether other code, of a move that is not taken back, reads the same name of the same manifest. */
  readonly isStillRead: () => boolean;
}

/** How the undoing of one move ended. No member is the value. */
export type UndoOutcome =
  | UndoneMove
  /** The code is as it was found; the reason says why. */
  | { readonly kind: 'kept'; readonly reason: UndoProblem }
  /** A store or the log stopped it; what follows would fail alike. */
  | { readonly kind: 'failed'; readonly error: VaultError };

export interface UndoneMove {
  readonly kind: 'undone';
  readonly code: 'restored' | 'merged' | 'was-restored' | 'never-edited';
  /** Where the value stands in the text now; for masking it in a diff. */
  readonly secrets: readonly Span[];
  /** Files beside the source whose additions could not be told apart from what others wrote, or are still needed. */
  readonly left: readonly string[];
}

export type UndoProblem =
  | { readonly kind: 'file-gone' }
  /** The lines that the move edited are others by now, or cannot be told from others. */
  | { readonly kind: 'code-changed' }
  /** The store holds another value than the code had. */
  | { readonly kind: 'other-value'; readonly reference: string }
  | { readonly kind: 'secret-gone'; readonly reference: string }
  | { readonly kind: 'edit-failed' }
  | { readonly kind: 'record-damaged' };

/**
 * Takes one move back: the value goes from its store into the place that it came from, in the very spelling that it had
 * there, and then the files beside the source lose what the move added. The secret stays in its store. Moves of one file
 * are taken back in the opposite order. Called again after a crash, it goes on where it was.
 */
export async function undoMove(move: RecordedMove, ports: UndoPorts): Promise<UndoOutcome> {
  const { edit } = move;
  const code = edit === undefined ? NEVER_EDITED : await undoEdit(move, edit, ports);
  if (code.kind !== 'undone') return code;
  const left = await takeBackAdditions(move, ports);
  return { ...code, left };
}

const NEVER_EDITED = { kind: 'undone', code: 'never-edited', secrets: [], left: [] } as const;

async function undoEdit(move: RecordedMove, edit: RecordedEdit, ports: UndoPorts): Promise<UndoOutcome> {
  const document = await ports.documents.open(ports.uriOf(edit.file));
  if (document === undefined) return kept({ kind: 'file-gone' });
  const now = ports.fingerprint(document.text);
  if (now === edit.before) return { kind: 'undone', code: 'was-restored', secrets: [], left: [] };
  const isUnchanged = now === edit.after;
  const spans = isUnchanged ? landmarksIn(document.text, edit.landmarks) : findLandmarks(document.text, edit.landmarks, ports.fingerprint);
  if (spans === undefined) return kept({ kind: 'code-changed' });
  const ref = parseReference(move.reference);
  if (!ref.ok) return kept({ kind: 'record-damaged' });
  const opened = await ports.openStore(ref.value.store);
  if (!opened.ok) return { kind: 'failed', error: opened.error };
  const place: Place = { document, spans, edit, reference: move.reference, isUnchanged };
  const used = await ports.service.use(ref.value, ports.purpose, (value) => writeBack(place, value, ports));
  if (used.ok) return used.value;
  return used.error.kind === 'not-found' ? kept({ kind: 'secret-gone', reference: move.reference }) : { kind: 'failed', error: used.error };
}

interface Place {
  readonly document: SourceDocument;
  /** Of the lookup and whatever came with it. */
  readonly spans: readonly Span[];
  readonly edit: RecordedEdit;
  readonly reference: string;
  /** The whole text is what the move left. */
  readonly isUnchanged: boolean;
}

/** The value never leaves this function but into the file: what it gives back are positions. */
async function writeBack({ document, spans, edit, reference, isUnchanged }: Place, value: SecretValue, ports: UndoPorts): Promise<UndoOutcome> {
  const replaced = openCode(edit.sealed, { value, place: { reference, after: edit.after } }, ports.sealed);
  if (replaced === undefined) return kept({ kind: 'other-value', reference });
  if (replaced.length !== spans.length) return kept({ kind: 'record-damaged' });
  const edits = spans.map((span, index) => ({ span, newText: replaced[index]?.text ?? '' }));
  // An untouched file must become what it was, to the byte.
  if (isUnchanged && ports.fingerprint(applyEdits(document.text, edits)) !== edit.before) return kept({ kind: 'record-damaged' });
  const applied = await ports.documents.apply(document.uri, document.version, edits);
  if (applied !== 'applied') return kept({ kind: applied === 'stale' ? 'code-changed' : 'edit-failed' });
  return { kind: 'undone', code: isUnchanged ? 'restored' : 'merged', secrets: secretsIn(edits, replaced.map(({ secret }) => secret)), left: [] };
}

function secretsIn(edits: readonly TextEdit[], inEach: readonly (Span | undefined)[]): readonly Span[] {
  let shift = 0;
  return edits.flatMap(({ span, newText }, index) => {
    const start = span.start + shift;
    shift += newText.length - (span.end - span.start);
    const secret = inEach[index];
    return secret === undefined ? [] : [{ start: start + secret.start, end: start + secret.end }];
  });
}

function kept(reason: UndoProblem): Extract<UndoOutcome, { readonly kind: 'kept' }> {
  return { kind: 'kept', reason };
}

