import assert from 'node:assert/strict';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import { err } from '../../../shared/src/core/result';
import { valueOf } from '../../support/local-vault';
import type { ContractWorld } from './world';

export function deletingContract(world: ContractWorld): void {
  const undelete = (path: string): Promise<Result<void, VaultError>> =>
    world.store.undelete?.(path) ?? Promise.resolve(err({ kind: 'unsupported', store: world.store.name, operation: 'undelete' }));

  describe('deleting', () => {
    it('takes a secret away, and says whether it can be brought back', async () => {
      const path = world.path();
      valueOf(await world.put(path, 'one'));
      assert.deepEqual(valueOf(await world.store.delete(path)), { undoable: world.store.capabilities.undelete });
      world.refused(await world.store.read({ path, field: 'value' }), 'not-found');
      world.refused(await world.store.readAll(path), 'not-found');
      world.refused(await world.store.delete(path), 'not-found');
    });

    it('has `undelete` exactly where it says so', () => {
      assert.equal(world.store.undelete !== undefined, world.store.capabilities.undelete);
    });

    it('brings back what was deleted, or never names it again', async () => {
      const path = world.path();
      for (const text of ['one', 'two']) valueOf(await world.put(path, text));
      valueOf(await world.store.delete(path));
      if (!world.store.capabilities.undelete) {
        assert(!(await world.names('', 'all')).includes(path));
        world.refused(await world.store.describe(path), 'not-found');
        return;
      }
      const listed = valueOf(await world.store.browse('', 'all')).entries.find((entry) => entry.path === path);
      if (listed?.kind === 'secret' && listed.meta !== undefined) assert.equal(listed.meta.versions.at(-1)?.state, 'deleted');
      assert.equal((await world.describe(path)).versions.at(-1)?.state, 'deleted');
      valueOf(await undelete(path));
      assert.equal(await world.text(path), 'two');
      assert.equal((await world.describe(path)).versions.at(-1)?.state, 'current');
      if (world.store.capabilities.versions !== 'none') assert.equal(await world.text(path, { version: 1 }), 'one');
    });

    it('brings back nothing that was not deleted', async () => {
      if (!world.store.capabilities.undelete) return;
      const path = world.path();
      world.refused(await undelete(path), 'not-found');
      valueOf(await world.put(path, 'one'));
      world.refused(await undelete(path), 'already-exists');
    });

    it('takes a new value after a deletion, without what was deleted', async () => {
      const path = world.path();
      const { fields, undelete: soft, compareAndSwap } = world.store.capabilities;
      valueOf(await world.put(path, 'old'));
      if (fields) valueOf(await world.put(path, 'ann', { field: 'user' }));
      const newest = fields ? 2 : 1;
      valueOf(await world.store.delete(path));
      if (soft && compareAndSwap) {
        // A deleted version still counts: whoever thinks there is none has not looked.
        world.refused(await world.put(path, 'blind', { expected: 0 }), 'conflict');
      }
      const { version } = valueOf(await world.put(path, 'fresh', { expected: 'new' }));
      if (soft) assert.equal(version, newest + 1);
      assert.deepEqual(await world.texts(path), { value: 'fresh' });
      world.refused(await world.put(path, 'twice', { expected: 'new' }), 'already-exists');
    });

    it('replaces what was deleted as if it were new, and swaps against its number', async () => {
      const path = world.path();
      const { undelete: soft, compareAndSwap } = world.store.capabilities;
      valueOf(await world.put(path, 'old'));
      valueOf(await world.store.delete(path));
      valueOf(await world.replace(path, { value: 'fresh' }, 'new'));
      assert.equal(await world.text(path), 'fresh');
      if (!soft || !compareAndSwap) return;
      valueOf(await world.store.delete(path));
      valueOf(await world.put(path, 'known', { expected: 2 }));
      assert.equal(await world.text(path), 'known');
    });

    it('destroys for good, with every version, whether it was deleted before or not', async () => {
      for (const first of ['living', 'deleted'] as const) {
        const path = world.path();
        for (const text of ['one', 'two']) valueOf(await world.put(path, text));
        if (first === 'deleted' && world.store.capabilities.undelete) valueOf(await world.store.delete(path));
        valueOf(await world.store.destroy(path));
        world.refused(await world.store.describe(path), 'not-found');
        world.refused(await world.store.read({ path, field: 'value' }), 'not-found');
        assert(!(await world.names('', 'all')).includes(path));
        if (world.store.capabilities.undelete) world.refused(await undelete(path), 'not-found');
        assert.equal(valueOf(await world.put(path, 'anew', { expected: 'new' })).version, 1);
      }
    });

    it('destroys nothing that is not there', async () => {
      world.refused(await world.store.destroy(world.path()), 'not-found');
    });
  });
}
