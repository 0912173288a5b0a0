import assert from 'node:assert/strict';
import { valueOf } from '../../support/local-vault';
import type { ContractWorld } from './world';

export function browsingContract(world: ContractWorld): void {
  describe('browsing', () => {
    it('says that it is ready, what it is and what it can do', async () => {
      const status = await world.store.status();
      assert.equal(status.error, undefined, JSON.stringify(status.error));
      assert.equal(status.state, 'ready');
      assert.deepEqual([status.name, status.type], [world.store.name, world.store.type]);
      assert.deepEqual(status.capabilities, world.store.capabilities);
    });

    it('lists one level: folders and secrets, in the order of their code units', async () => {
      const folder = world.folder();
      for (const name of ['b', 'a/deep/er', 'a/x', 'a', 'Z', 'é', 'c/only']) valueOf(await world.put(`${folder}${name}`, name));
      const expected = ['Z', 'a', 'a/', 'b', 'c/', 'é'].map((name) => `${folder}${name}`);
      assert.deepEqual(await world.names(folder, 'level'), expected);
      assert.deepEqual(await world.names(`${folder}a/`, 'level'), [`${folder}a/deep/`, `${folder}a/x`]);
    });

    it('lists every secret below a folder, and no folder', async () => {
      const folder = world.folder();
      for (const name of ['b', 'a/deep/er', 'a/x', 'a', 'a-b']) valueOf(await world.put(`${folder}${name}`, name));
      const expected = ['a', 'a-b', 'a/deep/er', 'a/x', 'b'].map((name) => `${folder}${name}`);
      assert.deepEqual(await world.names(folder, 'all'), expected);
      const everything = await world.names('', 'all');
      assert.deepEqual(everything.filter((path) => path.startsWith(folder)), expected);
      assert.deepEqual([...everything], [...everything].sort());
    });

    it('lists the root', async () => {
      const path = world.path();
      valueOf(await world.put(path, 'x'));
      assert((await world.names('', 'level')).includes('contract/'));
    });

    it('finds nothing in a folder that is not there, nor in a secret', async () => {
      const path = world.path();
      valueOf(await world.put(path, 'x'));
      for (const depth of ['level', 'all'] as const) {
        assert.deepEqual(await world.names(`${path}/`, depth), []);
        assert.deepEqual(await world.names(world.folder(), depth), []);
      }
    });

    it('takes no name for a folder because it begins like one', async () => {
      const folder = world.folder();
      valueOf(await world.put(`${folder}shop-old/key`, 'x'));
      assert.deepEqual(await world.names(`${folder}shop/`, 'all'), []);
    });

    it('gives with a name what describing gives, or leaves it to that', async () => {
      const path = world.path();
      valueOf(await world.put(path, 'x', { meta: { type: 'api-key', tags: ['a'] } }));
      const [entry] = valueOf(await world.store.browse(path.slice(0, path.lastIndexOf('/') + 1), 'level')).entries;
      assert(entry?.kind === 'secret');
      if (entry.meta !== undefined) assert.deepEqual(entry.meta, await world.describe(path));
    });

    it('describes a secret without its value', async () => {
      const path = world.path();
      const began = Date.now();
      const { version } = valueOf(await world.put(path, 'x'));
      const meta = await world.describe(path);
      assert.deepEqual([meta.store, meta.path, meta.fields], [world.store.name, path, ['value']]);
      assert.equal(meta.versions.at(-1)?.version, version);
      assert.equal(meta.versions.at(-1)?.state, 'current');
      for (const time of [meta.created, meta.updated]) {
        assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
        // A server has a clock of its own.
        assert(Math.abs(Date.parse(time) - began) < 60 * 60_000, time);
      }
    });

    it('says that it has no secret of that name', async () => {
      const path = world.path();
      assert.equal(world.refused(await world.store.describe(path), 'not-found').name, path);
      assert.equal(world.refused(await world.store.read({ path, field: 'value' }), 'not-found').name, path);
      assert.equal(world.refused(await world.store.readAll(path), 'not-found').name, path);
    });
  });
}
