import assert from 'node:assert/strict';
import { takenTogether } from '../../../../shared/src/secrets/stores/hashicorp/kv/kv-deleter';
import type { KvVersion } from '../../../../shared/src/secrets/stores/hashicorp/kv/kv-metadata';
import { describeSecret, isLiving, nanoseconds, parseKvMetadata } from '../../../../shared/src/secrets/stores/hashicorp/kv/kv-metadata';
import type { JsonMembers } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/json';

const NOW = Date.parse('2026-11-22T12:00:00Z');

function version(number: number, created: string, deleted?: string, destroyed = false): KvVersion {
  return { version: number, created: `2026-11-22T11:${created}Z`, deleted: deleted === undefined ? undefined : `2026-11-22T11:${deleted}Z`, destroyed };
}

function body(changed: Readonly<Record<string, JsonMembers[string]>> = {}): JsonMembers {
  return { data: {
    current_version: 2, created_time: '2026-11-22T11:00:00.123456789Z', updated_time: '2026-11-22T11:01:00Z', custom_metadata: null,
    versions: {
      2: { created_time: '2026-11-22T11:01:00.5Z', deletion_time: '', destroyed: false },
      1: { created_time: '2026-11-22T11:00:00.123456789Z', deletion_time: '2026-11-22T11:30:00Z', destroyed: false },
    },
    ...changed,
  } };
}

describe('metadata of the KV engine', () => {
  it('becomes what everybody else is given', () => {
    const parsed = parseKvMetadata(body({ custom_metadata: { 'keyward-type': 'api-key', other: 'x', number: 7 } }));
    assert(parsed !== undefined);
    assert.deepEqual(parsed.custom, { 'keyward-type': 'api-key', 'other': 'x' });
    assert.deepEqual(describeSecret({ store: 'team', path: 'a', fields: ['value'] }, parsed, NOW), {
      store: 'team', path: 'a', fields: ['value'], type: 'api-key', tags: [], created: '2026-11-22T11:00:00.123Z', updated: '2026-11-22T11:01:00.000Z',
      versions: [
        { version: 1, created: '2026-11-22T11:00:00.123Z', state: 'deleted' }, { version: 2, created: '2026-11-22T11:01:00.500Z', state: 'current' },
      ],
    });
  });

  for (const [what, changed] of Object.entries<Readonly<Record<string, JsonMembers[string]>>>({
    'no number': { current_version: 'two' }, 'a negative number': { current_version: -1 }, 'half a version': { current_version: 1.5 },
    'no time': { created_time: 'yesterday' }, 'a time that is none': { updated_time: '2026-99-99T00:00:00Z' }, 'no versions': { versions: null },
    'a version that is no object': { versions: { 1: true } }, 'a version with no number': { versions: { a: {} } },
    'a version zero': { versions: { 0: { created_time: '2026-11-22T11:01:00Z', deletion_time: '', destroyed: false } } },
    'a version without a state': { versions: { 1: { created_time: '2026-11-22T11:01:00Z', deletion_time: '' } } },
  })) {
    it(`is not believed with ${what}`, () => assert.equal(parseKvMetadata(body(changed)), undefined));
  }

  it('is not believed where there is none', () => {
    for (const other of [{}, { data: null }, { data: [] }]) assert.equal(parseKvMetadata(other), undefined);
  });

  it('calls a version living that is to be deleted later, and dead one that a clock ahead of ours has just deleted', () => {
    const at = (deleted: string | undefined, destroyed = false): boolean =>
      isLiving({ version: 1, created: '2026-11-22T11:00:00Z', deleted, destroyed }, NOW);
    assert(at(undefined));
    assert(at('2026-11-22T13:00:00Z'));
    assert(!at('2026-11-22T12:00:30Z'));
    assert(!at('2026-11-22T11:00:00Z'));
    assert(!at(undefined, true));
  });

  it('tells times apart that are nanoseconds apart', () => {
    assert.equal(nanoseconds('2026-11-22T11:00:00.000000001Z') - nanoseconds('2026-11-22T11:00:00Z'), 1n);
    assert.equal(nanoseconds('2026-11-22T11:00:00.1Z') - nanoseconds('2026-11-22T11:00:00.099999999Z'), 1n);
    assert.equal(nanoseconds('2026-11-22T12:00:00+01:00'), nanoseconds('2026-11-22T11:00:00Z'));
    assert.equal(nanoseconds('1969-12-31T23:59:59.5Z'), -500_000_000n);
  });
});

describe('versions that were deleted together', () => {
  it('are those of the same request as the newest', () => {
    assert.deepEqual(takenTogether({ newest: 3, versions: [
      version(1, '00:00', '30:00.000000100'), version(2, '01:00', '30:00.000000200'), version(3, '02:00', '30:00.000000300'),
    ] }), [1, 2, 3]);
  });

  it('are none that had been deleted long before', () => {
    assert.deepEqual(takenTogether({ newest: 2, versions: [version(1, '00:00', '29:58'), version(2, '01:00', '30:00')] }), [2]);
  });

  it('are none that were deleted before the newest was written, be it a microsecond', () => {
    assert.deepEqual(takenTogether({ newest: 2, versions: [version(1, '00:00', '29:59.999999'), version(2, '29:59.999999500', '30:00')] }), [2]);
  });

  it('are none that live, are destroyed or were deleted after the newest', () => {
    assert.deepEqual(takenTogether({ newest: 4, versions: [
      version(1, '00:00'), version(2, '01:00', '30:00', true), version(3, '02:00', '30:00.5'), version(4, '03:00', '30:00'),
    ] }), [4]);
    assert.deepEqual(takenTogether({ newest: 1, versions: [version(1, '00:00')] }), []);
    assert.deepEqual(takenTogether({ newest: 1, versions: [version(1, '00:00', '30:00', true)] }), []);
    assert.deepEqual(takenTogether({ newest: 0, versions: [] }), []);
  });
});
