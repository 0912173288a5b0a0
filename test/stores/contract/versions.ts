import assert from 'node:assert/strict';
import { valueOf } from '../../support/local-vault';
import type { ContractWorld } from './world';

export function versionsContract(world: ContractWorld): void {
  describe('versions', () => {
    it('gives each write a number of its own, from 1', async () => {
      const path = world.path();
      const numbers: number[] = [];
      for (const text of ['one', 'two', 'three']) numbers.push(valueOf(await world.put(path, text)).version);
      assert.deepEqual(numbers, [1, 2, 3]);
      assert.equal(valueOf(await world.store.readAll(path)).version, 3);
      const { value, version } = valueOf(await world.store.read({ path, field: 'value' }));
      value.dispose();
      assert.equal(version, 3);
    });

    it('keeps the older ones, or says that it does not', async () => {
      const path = world.path();
      for (const text of ['one', 'two']) valueOf(await world.put(path, text));
      assert.equal(await world.text(path, { version: 2 }), 'two');
      const { versions } = await world.describe(path);
      if (world.store.capabilities.versions === 'none') {
        assert.deepEqual(versions.map(({ version, state }) => [version, state]), [[2, 'current']]);
        world.refused(await world.store.read({ path, field: 'value', version: 1 }), 'unsupported');
        world.refused(await world.store.readAll(path, 1), 'unsupported');
        return;
      }
      assert.deepEqual(versions.map(({ version, state }) => [version, state]), [[1, 'previous'], [2, 'current']]);
      assert.equal(await world.text(path, { version: 1 }), 'one');
      assert.deepEqual(await world.texts(path, 1), { value: 'one' });
    });

    it('has no version that was never written', async () => {
      const path = world.path();
      valueOf(await world.put(path, 'one'));
      const kind = world.store.capabilities.versions === 'none' ? 'unsupported' : 'not-found';
      world.refused(await world.store.read({ path, field: 'value', version: 2 }), kind);
      world.refused(await world.store.readAll(path, 2), kind);
    });

    it('counts all fields of a secret together', async () => {
      if (!world.store.capabilities.fields || world.store.capabilities.versions === 'none') return;
      const path = world.path();
      valueOf(await world.put(path, 'ann', { field: 'user' }));
      valueOf(await world.put(path, 'x', { field: 'password' }));
      valueOf(await world.replace(path, { token: 'y' }));
      assert.deepEqual(await world.texts(path, 1), { user: 'ann' });
      assert.deepEqual(await world.texts(path, 2), { user: 'ann', password: 'x' });
      assert.deepEqual(await world.texts(path, 3), { token: 'y' });
    });
  });
}
