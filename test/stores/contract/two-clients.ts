import assert from 'node:assert/strict';
import { valueOf } from '../../support/local-vault';
import type { ContractWorld } from './world';

export function twoClientsContract(world: ContractWorld): void {
  describe('two clients', () => {
    it('see what the other did', async () => {
      const path = world.path();
      valueOf(await world.put(path, 'one'));
      assert.equal(await world.text(path, { store: world.other }), 'one');
      valueOf(await world.put(path, 'two', { store: world.other }));
      assert.equal(await world.text(path), 'two');
      valueOf(await world.store.delete(path));
      world.refused(await world.other.read({ path, field: 'value' }), 'not-found');
    });

    it('cannot both follow the same version', async () => {
      if (!world.store.capabilities.compareAndSwap) return;
      for (let round = 0; round < 5; round += 1) {
        const path = world.path();
        const first = valueOf(await world.put(path, 'first')).version;
        const results = await Promise.all([
          world.put(path, 'mine', { expected: first }), world.put(path, 'theirs', { expected: first, store: world.other }),
        ]);
        const won = results.findIndex(({ ok }) => ok);
        assert.equal(results.filter(({ ok }) => ok).length, 1);
        for (const lost of results.filter(({ ok }) => !ok)) world.refused(lost, 'conflict');
        assert.equal(await world.text(path), won === 0 ? 'mine' : 'theirs');
      }
    });

    it('cannot both be the first', async () => {
      if (!world.store.capabilities.compareAndSwap) return;
      for (let round = 0; round < 5; round += 1) {
        const path = world.path();
        const results = await Promise.all([
          world.put(path, 'mine', { expected: 'new' }), world.put(path, 'theirs', { expected: 'new', store: world.other }),
        ]);
        const won = results.findIndex(({ ok }) => ok);
        assert.equal(results.filter(({ ok }) => ok).length, 1);
        for (const lost of results.filter(({ ok }) => !ok)) world.refused(lost, 'already-exists');
        assert.equal(await world.text(path), won === 0 ? 'mine' : 'theirs');
      }
    });

    it('write two fields at once, and neither is lost', async () => {
      const { compareAndSwap, fields } = world.store.capabilities;
      if (!compareAndSwap || !fields) return;
      const path = world.path();
      const results = await Promise.all([
        world.put(path, 'ann', { field: 'user' }), world.put(path, 'x', { field: 'password', store: world.other }),
      ]);
      assert.deepEqual(results.map((result) => valueOf(result).version).sort(), [1, 2]);
      assert.deepEqual(await world.texts(path), { user: 'ann', password: 'x' });
    });

    it('write many secrets at once, and none is lost', async () => {
      const folder = world.folder();
      const names = Array.from({ length: 20 }, (_, at) => `${folder}key-${String(at).padStart(2, '0')}`);
      const results = await Promise.all(names.map((path, at) => world.put(path, path, { store: at % 2 === 0 ? world.store : world.other })));
      for (const result of results) valueOf(result);
      assert.deepEqual(await world.names(folder, 'all'), names);
      assert.deepEqual(await world.names(folder, 'all', world.other), names);
      for (const path of names) assert.equal(await world.text(path), path);
    });
  });
}
