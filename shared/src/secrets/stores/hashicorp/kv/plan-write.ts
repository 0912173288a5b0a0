import type { VaultError } from '../../../../core/model/vault-error';
import type { ExpectedVersion } from '../../../store';

/** The newest version of a secret, as far as the sign-in lets it be seen before a write. */
export type Sight =
  /** `version` is 0 where none was ever written. `fields` are unknown where only metadata may be read. */
  | { readonly kind: 'seen'; readonly version: number; readonly living: boolean; readonly fields: readonly string[] | undefined }
  | { readonly kind: 'blind' };

export type WritePlan =
  /** A version with nothing of the one before. `cas` is the version that must be the newest. */
  | { readonly kind: 'create'; readonly cas: number }
  /** The fields of the newest version, with these in their place. Without `cas` whatever is the newest. */
  | { readonly kind: 'merge'; readonly cas: number | undefined }
  | { readonly kind: 'refuse'; readonly error: VaultError };

export interface PlannedWrite {
  readonly store: string;
  readonly path: string;
  readonly expected: ExpectedVersion;
}

/** How one field is written so that the others keep theirs. A sign-in that sees nothing can still write what is new. */
export function planField(write: PlannedWrite & { readonly field: string }, sight: Sight): WritePlan {
  const { expected, field } = write;
  if (sight.kind === 'blind') {
    return typeof expected === 'number' && expected > 0 ? { kind: 'merge', cas: expected } : { kind: 'create', cas: 0 };
  }
  // Fields that cannot be seen may be this one.
  const taken = sight.living && (sight.fields === undefined || sight.fields.includes(field));
  return refusal(write, sight, taken) ?? { kind: sight.living ? 'merge' : 'create', cas: sight.version };
}

/** How a whole version is written. Blindly, `any` follows whatever is there. */
export function planWhole(write: PlannedWrite, sight: Sight): WritePlan | { readonly kind: 'overwrite' } {
  const { expected } = write;
  if (sight.kind === 'seen') return refusal(write, sight, sight.living) ?? { kind: 'create', cas: sight.version };
  return expected === 'any' ? { kind: 'overwrite' } : { kind: 'create', cas: expected === 'new' ? 0 : expected };
}

/** What a write means whose version was not the newest, when it cannot be planned anew. */
export function lostRace({ store, path, expected }: PlannedWrite): VaultError {
  return expected === 'new' ? { kind: 'already-exists', store, name: path } : { kind: 'conflict', store };
}

function refusal(write: PlannedWrite, { version }: { readonly version: number }, taken: boolean): WritePlan | undefined {
  const { expected } = write;
  const refused = expected === 'new' ? taken : expected !== 'any' && expected !== version;
  return refused ? { kind: 'refuse', error: lostRace(write) } : undefined;
}
