import assert from 'node:assert/strict';
import type { ExpectedVersion } from '../../../../shared/src/secrets/store';
import type { Sight } from '../../../../shared/src/secrets/stores/hashicorp/kv/plan-write';
import { lostRace, planField, planWhole } from '../../../../shared/src/secrets/stores/hashicorp/kv/plan-write';

const NOTHING: Sight = { kind: 'seen', version: 0, living: false, fields: [] };
const LIVING: Sight = { kind: 'seen', version: 3, living: true, fields: ['user', 'password'] };
const HIDDEN_FIELDS: Sight = { kind: 'seen', version: 3, living: true, fields: undefined };
const DELETED: Sight = { kind: 'seen', version: 3, living: false, fields: [] };
const BLIND: Sight = { kind: 'blind' };

/** A plan in a word: what is done, after which version. */
function field(sight: Sight, expected: ExpectedVersion, name = 'value'): string {
  return inWords(planField({ store: 'team', path: 'a', expected, field: name }, sight));
}

function whole(sight: Sight, expected: ExpectedVersion): string {
  return inWords(planWhole({ store: 'team', path: 'a', expected }, sight));
}

function inWords(plan: ReturnType<typeof planWhole>): string {
  if (plan.kind === 'refuse') return plan.error.kind;
  return plan.kind === 'overwrite' ? 'overwrite' : `${plan.kind} ${plan.cas ?? 'any'}`;
}

describe('planning a write', () => {
  it('of a field makes the first version where there is none', () => {
    assert.deepEqual((['new', 'any', 0] as const).map((expected) => field(NOTHING, expected)), ['create 0', 'create 0', 'create 0']);
    assert.equal(field(NOTHING, 1), 'conflict');
  });

  it('of a field merges it into a version that lives', () => {
    assert.deepEqual((['new', 'any', 3] as const).map((expected) => field(LIVING, expected)), ['merge 3', 'merge 3', 'merge 3']);
    assert.equal(field(LIVING, 'new', 'user'), 'already-exists');
    assert.equal(field(LIVING, 'any', 'user'), 'merge 3');
    for (const other of [0, 2, 4]) assert.equal(field(LIVING, other), 'conflict');
  });

  it('of a field takes nothing over from a version that is deleted, and counts it', () => {
    assert.deepEqual((['new', 'any', 3] as const).map((expected) => field(DELETED, expected)), ['create 3', 'create 3', 'create 3']);
    assert.equal(field(DELETED, 0), 'conflict');
  });

  it('of a new field is refused where the fields cannot be seen: it may be one of them', () => {
    assert.equal(field(HIDDEN_FIELDS, 'new'), 'already-exists');
    assert.equal(field(HIDDEN_FIELDS, 'any'), 'merge 3');
  });

  it('of a field with eyes shut makes a first version, or merges after a named one', () => {
    assert.deepEqual((['new', 'any', 0, 2] as const).map((expected) => field(BLIND, expected)), ['create 0', 'create 0', 'create 0', 'merge 2']);
  });

  it('of a whole secret puts a version after what is there', () => {
    assert.deepEqual((['new', 'any', 0] as const).map((expected) => whole(NOTHING, expected)), ['create 0', 'create 0', 'create 0']);
    assert.deepEqual((['new', 'any', 3, 2] as const).map((expected) => whole(LIVING, expected)), ['already-exists', 'create 3', 'create 3', 'conflict']);
    assert.deepEqual((['new', 'any', 3, 0] as const).map((expected) => whole(DELETED, expected)), ['create 3', 'create 3', 'create 3', 'conflict']);
    assert.deepEqual((['new', 'any', 2] as const).map((expected) => whole(BLIND, expected)), ['create 0', 'overwrite', 'create 2']);
  });

  it('that lost its race is one that exists already, where it had to be new', () => {
    const write = { store: 'team', path: 'a' };
    assert.deepEqual(lostRace({ ...write, expected: 'new' }), { kind: 'already-exists', store: 'team', name: 'a' });
    for (const expected of ['any', 1] as const) assert.deepEqual(lostRace({ ...write, expected }), { kind: 'conflict', store: 'team' });
  });
});
