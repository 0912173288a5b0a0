import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { valueOf } from '../../support/local-vault';
import type { ContractWorld } from './world';

const META = { type: 'database-credential', tags: ['shop', 'eu'], owner: 'ann', expires: '2031-01-02T03:04:05.000Z', rule: 'keyward/x' } as const;

export function writingContract(world: ContractWorld): void {
  describe('writing', () => {
    it('keeps the newest value', async () => {
      const path = world.path();
      valueOf(await world.put(path, 'one'));
      assert.equal(await world.text(path), 'one');
      valueOf(await world.put(path, 'two'));
      assert.equal(await world.text(path), 'two');
      assert.deepEqual(await world.texts(path), { value: 'two' });
    });

    it('gives each reader a value of its own, and leaves the writer his', async () => {
      const path = world.path();
      const value = SecretValue.fromText('mine');
      valueOf(await world.putValue(path, value));
      const first = valueOf(await world.store.read({ path, field: 'value' })).value;
      first.dispose();
      const second = valueOf(await world.store.read({ path, field: 'value' })).value;
      assert(second.equals(value));
    });

    it('takes `new` where nothing is, and refuses it where something is', async () => {
      const path = world.path();
      valueOf(await world.put(path, 'one', { expected: 'new' }));
      assert.equal(world.refused(await world.put(path, 'two', { expected: 'new' }), 'already-exists').name, path);
      assert.equal(await world.text(path), 'one');
    });

    it('compares a number with the newest version, and swaps', async () => {
      const { compareAndSwap } = world.store.capabilities;
      if (!compareAndSwap) return;
      const path = world.path();
      world.refused(await world.put(path, 'early', { expected: 1 }), 'conflict');
      const first = valueOf(await world.put(path, 'one', { expected: 0 })).version;
      world.refused(await world.put(path, 'again', { expected: 0 }), 'conflict');
      const second = valueOf(await world.put(path, 'two', { expected: first })).version;
      world.refused(await world.put(path, 'late', { expected: first }), 'conflict');
      assert.equal(await world.text(path), 'two');
      world.refused(await world.replace(path, { value: 'late' }, first), 'conflict');
      valueOf(await world.replace(path, { value: 'three' }, second));
      assert.equal(await world.text(path), 'three');
    });

    it('changes one field and keeps the others, or says that it has none', async () => {
      const path = world.path();
      if (!world.store.capabilities.fields) {
        world.refused(await world.put(path, 'ann', { field: 'user' }), 'unsupported');
        world.refused(await world.replace(path, { user: 'ann', value: 'x' }), 'unsupported');
        world.refused(await world.store.describe(path), 'not-found');
        return;
      }
      valueOf(await world.put(path, 'ann', { field: 'user', expected: 'new' }));
      valueOf(await world.put(path, 'secret', { field: 'password', expected: 'new' }));
      world.refused(await world.put(path, 'other', { field: 'user', expected: 'new' }), 'already-exists');
      valueOf(await world.put(path, 'changed', { field: 'password' }));
      assert.deepEqual(await world.texts(path), { user: 'ann', password: 'changed' });
      assert.deepEqual([...(await world.describe(path)).fields].sort(), ['password', 'user']);
      assert.equal(await world.text(path, { field: 'user' }), 'ann');
    });

    it('does not know a field that nobody wrote', async () => {
      const path = world.path();
      valueOf(await world.put(path, 'x'));
      world.refused(await world.store.read({ path, field: 'other' }), 'not-found');
    });

    it('takes names that mean something to JavaScript for what they are', async () => {
      const folder = world.folder();
      for (const name of ['__proto__', 'constructor', 'toString']) {
        const path = `${folder}${name}`;
        world.refused(await world.store.read({ path, field: 'value' }), 'not-found');
        valueOf(await world.put(path, name, { expected: 'new' }));
        assert.equal(await world.text(path), name);
        world.refused(await world.store.read({ path, field: name }), 'not-found');
        if (!world.store.capabilities.fields) continue;
        valueOf(await world.put(path, `field ${name}`, { field: name }));
        assert.equal(await world.text(path, { field: name }), `field ${name}`);
        assert.equal(await world.text(path), name);
        assert.deepEqual([...valueOf(await world.store.readAll(path)).fields.keys()].sort(), [name, 'value'].sort());
      }
    });

    it('replaces a whole secret', async () => {
      const path = world.path();
      valueOf(await world.replace(path, { value: 'one' }, 'new'));
      assert.deepEqual(await world.texts(path), { value: 'one' });
      assert.equal(world.refused(await world.replace(path, { value: 'two' }, 'new'), 'already-exists').name, path);
      if (world.store.capabilities.fields) {
        valueOf(await world.replace(path, { user: 'ann', password: 'x' }));
        assert.deepEqual(await world.texts(path), { user: 'ann', password: 'x' });
        world.refused(await world.replace(path, { value: 'new field' }, 'new'), 'already-exists');
      }
      world.refused(await world.replace(path, {}), 'invalid-value');
    });

    it('keeps what is known of a secret through later writes, or keeps none of it', async () => {
      const path = world.path();
      valueOf(await world.put(path, 'one', { meta: META }));
      valueOf(await world.put(path, 'two'));
      const kept = await world.describe(path);
      if (!world.store.capabilities.metadata) {
        assert.deepEqual([kept.type, kept.tags], ['generic', []]);
        return;
      }
      const { type, tags, owner, expires, rule } = kept;
      assert.deepEqual({ type, tags, owner, expires, rule }, META);
      valueOf(await world.put(path, 'three', { meta: { tags: [], owner: 'ben' } }));
      const changed = await world.describe(path);
      assert.deepEqual([changed.type, changed.tags, changed.owner, changed.rule], [META.type, [], 'ben', META.rule]);
    });

    it('calls a secret generic of which nothing was said', async () => {
      const path = world.path();
      valueOf(await world.put(path, 'x'));
      const { type, tags, owner, expires, rule } = await world.describe(path);
      assert.deepEqual({ type, tags, owner, expires, rule }, { type: 'generic', tags: [], owner: undefined, expires: undefined, rule: undefined });
    });
  });
}
