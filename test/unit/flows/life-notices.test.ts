import assert from 'node:assert/strict';
import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import { isSafeText } from '../../../shared/src/core/text/safe-text';
import type { DeletionOutcome, DeletionQuestion } from '../../../shared/src/flows/delete';
import type { KeptOldReason, RelocationOutcome, RelocationQuestion } from '../../../shared/src/flows/relocate';
import { deletionNotice, deletionSentences, relocationNotice, relocationSentences } from '../../../shared/src/flows/relocation-notice';
import type { RollBackOutcome, RollBackPlan } from '../../../shared/src/flows/roll-back';
import type { RotationOutcome } from '../../../shared/src/flows/rotate';
import { kindWords, rollBackNotice, rollBackSentences, rotationNotice, rotationSentences, UNLIKE } from '../../../shared/src/flows/rotation-notice';
import type { Issuer, RotationPlan } from '../../../shared/src/flows/rotation-plan';
import { VALUE_KINDS } from '../../../shared/src/secrets/rotation/value-maker';

const HOSTILE = '/home/me/\u001b]52;c;x\u0007/\u202ekeyward.env';
const REF = { store: 'team', path: 'shop/\u200bkey', field: 'value', version: 1 };
const LINE = { file: HOSTILE, name: 'KEY', ref: REF };
const META: SecretMeta = {
  store: 'team', path: REF.path, fields: ['value'], type: 'generic', tags: [], created: '2026', updated: '2026',
  versions: [{ version: 1, created: '2026', state: 'previous' }, { version: 2, created: '2026', state: 'current' }],
};
const ERROR = { kind: 'io', file: HOSTILE, code: 'EIO' } as const;

const REASONS: readonly KeptOldReason[] = [
  { kind: 'copy' }, { kind: 'not-verified' }, { kind: 'manifest', file: HOSTILE, error: ERROR },
  { kind: 'still-used', lines: [LINE], doubtful: [HOSTILE] }, { kind: 'changed' }, { kind: 'not-deleted', error: ERROR },
  { kind: 'interrupted', code: 'EPIPE' },
];

describe('what is said of a secret\'s life', () => {
  const plan: RotationPlan = {
    ref: REF, meta: META, newest: 2, issuer: 'vendor', fitting: undefined, keepsOld: false, pinned: [LINE],
    vendorConsole: { vendor: 'Shop\u001b[31m', remediation: 'Roll it.', documentation: 'https://docs.example' },
    warnings: ['old-data-needs-old-key', 'signed-tokens-end', 'public-half-changes', 'set-it-there-too'],
  };
  const question: RelocationQuestion = {
    kind: 'move', from: REF, to: { store: 'local', path: 'a' }, meta: META, olderVersions: 2, undoable: false, lines: [LINE], pinned: [LINE], doubtful: [HOSTILE],
  };
  const deletion: DeletionQuestion = { place: REF, meta: META, undoable: false, references: [LINE], doubtful: [HOSTILE] };
  const [from, current] = META.versions;
  const rollBack: RollBackPlan = { place: REF, meta: META, from: from ?? assert.fail(), current, pinned: [LINE] };

  const rotations: readonly RotationOutcome[] = [
    { kind: 'rotated', plan, choice: { kind: 'enter' }, version: 3, previous: 2, verified: false },
    { kind: 'rotated', plan, choice: { kind: 'generate', valueKind: { kind: 'uuid' } }, version: 3, previous: undefined, verified: true },
    { kind: 'conflict', plan, choice: { kind: 'enter' }, theirs: current }, { kind: 'conflict', plan, choice: { kind: 'generate', valueKind: { kind: 'uuid' } }, theirs: undefined },
    { kind: 'not-the-issuer', plan }, { kind: 'cancelled' }, { kind: 'failed', error: ERROR },
  ];
  const relocations: readonly RelocationOutcome[] = [
    ...REASONS.map((reason): RelocationOutcome => ({
      kind: 'relocated', question, version: 1, verified: false, old: { kind: 'kept', reason },
      manifests: [{ file: HOSTILE, names: ['KEY'], approval: 'needs-allow' }],
    })),
    { kind: 'relocated', question, version: 1, verified: true, manifests: [], old: { kind: 'deleted', undoable: true } },
    { kind: 'relocated', question, version: 1, verified: true, manifests: [], old: { kind: 'deleted', undoable: false } },
    { kind: 'same-place' }, { kind: 'cancelled' }, { kind: 'failed', question, error: ERROR },
  ];
  const deletions: readonly DeletionOutcome[] = [
    { kind: 'deleted', question: deletion }, { kind: 'name-differs', place: REF }, { kind: 'cancelled' }, { kind: 'failed', error: ERROR },
  ];
  const rollBacks: readonly RollBackOutcome[] = [
    { kind: 'rolled-back', plan: rollBack, version: 3, verified: false }, { kind: 'is-current', version: 2 },
    { kind: 'no-such-version', version: 9, earlier: [] }, { kind: 'no-such-version', version: 9, earlier: META.versions },
    { kind: 'conflict', plan: rollBack }, { kind: 'cancelled' }, { kind: 'failed', error: ERROR },
  ];
  const messages = [
    ...rotations.map(rotationNotice), ...relocations.map(relocationNotice), ...deletions.map(deletionNotice), ...rollBacks.map(rollBackNotice),
  ];
  const sentences = [
    ...(['user', 'vendor', 'elsewhere', 'unknown'] as const satisfies readonly Issuer[]).flatMap((issuer) => rotationSentences({ ...plan, issuer })),
    ...(['rename', 'move', 'copy'] as const).flatMap((kind) => relocationSentences({ ...question, kind })),
    ...deletionSentences(deletion), ...rollBackSentences(rollBack), ...Object.values(UNLIKE), ...Object.values(VALUE_KINDS).map(kindWords),
  ];

  it('is harmless text, whatever files and stores are called', () => {
    const texts = [...sentences, ...messages.flatMap(({ what, kept = '', next }) => [what, kept, next])];
    for (const text of texts) assert(isSafeText(text), JSON.stringify(text));
  });

  it('says for each outcome what happened and what to do next', () => {
    for (const { what, next } of messages) {
      assert.match(what, /^\S.*[.!?]$/s);
      assert.match(next, /^\S.*\S$/s, what);
    }
  });

  it('numbers a new value only where the store keeps more than one', () => {
    const [rotated = assert.fail()] = rotations;
    assert(rotated.kind === 'rotated');
    assert.doesNotMatch(rotationNotice(rotated).what, /version 3/);
    assert.match(rotationNotice({ ...rotated, plan: { ...plan, keepsOld: true } }).what, /: version 3\.$/);
  });

  it('says that both places work wherever the old secret is kept for a reason', () => {
    for (const reason of REASONS.slice(1)) {
      const { kept } = relocationNotice({ kind: 'relocated', question, version: 1, verified: true, manifests: [], old: { kind: 'kept', reason } });
      assert.match(kept ?? '', /The old secret is kept as well: .*\. Both work\./, reason.kind);
    }
  });
});
