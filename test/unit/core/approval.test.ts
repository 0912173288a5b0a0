import assert from 'node:assert/strict';
import { approvalDigest, approvalState, approve } from '../../../shared/src/core/approval';

const A = { name: 'A', ref: { store: 'local', path: 'a', field: 'value' } };
const B = { name: 'B', ref: { store: 'local', path: 'b', field: 'value' } };
const NOW = new Date('2026-01-02T03:04:05Z');

describe('approval of a manifest', () => {
  it('does not depend on order or repeats', () => {
    assert.equal(approvalDigest('/shop', [A, B]), approvalDigest('/shop', [B, A, B]));
  });

  it('depends on folder, name, store, path, field and version', () => {
    const variants = [
      approvalDigest('/shop', [A]),
      approvalDigest('/shop2', [A]),
      approvalDigest('/shop', [{ ...A, name: 'AA' }]),
      approvalDigest('/shop', [{ ...A, ref: { ...A.ref, store: 'other' } }]),
      approvalDigest('/shop', [{ ...A, ref: { ...A.ref, path: 'a/a' } }]),
      approvalDigest('/shop', [{ ...A, ref: { ...A.ref, field: 'user' } }]),
      approvalDigest('/shop', [{ ...A, ref: { ...A.ref, version: 1 } }]),
      approvalDigest('/shop', [A, B]),
      approvalDigest('/shop', []),
    ];
    assert.equal(new Set(variants).size, variants.length);
  });

  it('holds for what was shown, and asks again with the difference', () => {
    const approvals = [approve('/shop', [A], NOW)];
    assert.equal(approvals[0]?.approved, '2026-01-02T03:04:05.000Z');
    assert.deepEqual(approvalState(approvals, '/shop', [A]), { kind: 'approved' });
    assert.deepEqual(approvalState(approvals, '/elsewhere', [A]), { kind: 'unknown-folder' });
    assert.deepEqual(approvalState(approvals, '/shop', [B]), {
      kind: 'changed',
      added: ['B=keyward://local/b#value'],
      removed: ['A=keyward://local/a#value'],
    });
  });

  it('does not take fewer names for approved', () => {
    const approvals = [approve('/shop', [A, B], NOW)];
    assert.equal(approvalState(approvals, '/shop', [A]).kind, 'changed');
  });
});
