import assert from 'node:assert/strict';
import { KnownReferences } from '../../../server/src/known-references';

describe('known references', () => {
  const ref = { store: 'local', path: 'shop/KEY', field: 'value' };

  it('tell nothing before the owner of the secrets has', () => {
    assert.equal(new KnownReferences().judge(ref), 'cannot-tell');
  });

  it('are judged by store, path and field', () => {
    const known = new KnownReferences();
    known.replace({
      stores: [{ name: 'local', listed: true }, { name: 'team', listed: false }],
      secrets: [{ store: 'local', path: 'shop/KEY', fields: ['value', 'user'], type: 'api-key', fingerprints: [] }],
    });
    assert.equal(known.judge(ref), 'known');
    assert.equal(known.judge({ ...ref, version: 3 }), 'known');
    assert.equal(known.judge({ ...ref, field: 'user' }), 'known');
    assert.equal(known.judge({ ...ref, field: 'other' }), 'missing-secret');
    assert.equal(known.judge({ ...ref, path: 'shop' }), 'missing-secret');
    assert.equal(known.judge({ ...ref, store: 'team' }), 'cannot-tell');
    assert.equal(known.judge({ ...ref, store: 'other' }), 'unknown-store');
  });

  it('are replaced as a whole, and kept when a notice cannot be read', () => {
    const known = new KnownReferences();
    known.replace({ stores: [{ name: 'local', listed: true }], secrets: [] });
    assert.equal(known.judge(ref), 'missing-secret');
    assert.throws(() => { known.replace({ stores: [], secrets: null } as never); });
    known.replace({ stores: [], secrets: [] });
    assert.equal(known.judge(ref), 'unknown-store');
  });
});
