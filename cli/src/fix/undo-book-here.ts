import { fingerprinter } from '../../../shared/src/core/redact/fingerprint';
import { UndoBook } from '../../../shared/src/flows/undo/undo-book';
import type { TextFingerprinter } from '../../../shared/src/flows/undo/undo-record';
import { ValueSealedCode } from '../../../shared/src/secrets/value-sealed-code';
import type { Session } from '../session';

/** This user's book of moves, with what it takes to read it. */
export interface UndoBookHere {
  readonly book: UndoBook;
  readonly sealed: ValueSealedCode;
  readonly fingerprint: TextFingerprinter;
}

export function undoBookHere({ context: { now, randomBytes }, paths, vault }: Session, fingerprintKey: Uint8Array): UndoBookHere {
  const fingerprint = fingerprinter(fingerprintKey);
  const sealed = new ValueSealedCode({ userKey: fingerprintKey, randomBytes });
  const id = (): string => Buffer.from(randomBytes(16)).toString('hex');
  const book = new UndoBook({ file: vault.privateFile(paths.undoFile), now, id, fingerprint, sealed });
  return { book, sealed, fingerprint };
}
