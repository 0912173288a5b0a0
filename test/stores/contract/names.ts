import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { valueOf } from '../../support/local-vault';
import type { ContractWorld } from './world';

/** Each could be taken for something else by a server's router, a template, a shell or a file system. */
const GOOD = [
  'with space', ' leading', 'trailing ', 'schlüssel', '鍵', '🔑 key', 'a&b=c+d', '100%', '%2e%2e', 'a%2fb', 'semi;colon', 'at@host:1', '~', '*', '$HOME',
  '...', '.hidden', '-rf', 'quote"\'`', '<b>{{x}}<i>', 'data', 'metadata', 'null', '[x](command:y)', `${'long-'.repeat(40)}name`,
];

const BAD: Readonly<Record<string, string>> = {
  '': 'empty', 'a//b': 'empty-segment', '/a': 'empty-segment', 'a/': 'empty-segment', '../a': 'dot-segment', 'a/./b': 'dot-segment',
  'a\u0000b': 'control-character', 'a\nb': 'control-character', 'e\u0301': 'not-normalised', 'a\u202eb': 'bidirectional',
  'a?b': 'forbidden-character', 'a#b': 'forbidden-character', 'a\\b': 'forbidden-character', [`a${'b'.repeat(512)}`]: 'too-long',
};

export function namesContract(world: ContractWorld): void {
  describe('names', () => {
    it('are kept as they are, as secrets and as folders, and never taken for one another', async () => {
      const folder = world.folder();
      for (const name of GOOD) valueOf(await world.put(`${folder}${name}`, name, { expected: 'new' }));
      for (const name of GOOD) assert.equal(await world.text(`${folder}${name}`), name);
      const sorted = GOOD.map((name) => `${folder}${name}`).sort();
      assert.deepEqual(await world.names(folder, 'level'), sorted);
      assert.deepEqual(await world.names(folder, 'all'), sorted);
      const below = world.folder();
      for (const name of GOOD.slice(0, 12)) {
        valueOf(await world.put(`${below}${name}/key`, name));
        assert.deepEqual(await world.names(`${below}${name}/`, 'level'), [`${below}${name}/key`]);
        assert.equal((await world.describe(`${below}${name}/key`)).path, `${below}${name}/key`);
      }
    });

    it('are deleted and destroyed as they are', async () => {
      const folder = world.folder();
      for (const name of ['a%2fb', '🔑 key', 'a&b=c+d', '*']) {
        const path = `${folder}${name}`;
        valueOf(await world.put(path, name));
        valueOf(await world.store.delete(path));
        world.refused(await world.store.read({ path, field: 'value' }), 'not-found');
        if (!world.store.capabilities.undelete) continue;
        valueOf(await world.store.destroy(path));
        world.refused(await world.store.describe(path), 'not-found');
      }
      assert.deepEqual(await world.names(folder, 'all'), []);
    });

    for (const [name, reason] of Object.entries(BAD)) {
      it(`cannot be "${encodeURIComponent(name.slice(0, 8))}": ${reason}`, async () => {
        assert.equal(world.refused(await world.put(name, 'x'), 'invalid-name').reason, reason);
        const whole = await world.store.replace({ path: name, expected: 'any', meta: {} }, new Map([['value', SecretValue.fromText('x')]]));
        assert.equal(world.refused(whole, 'invalid-name').reason, reason);
      });
    }

    it('of fields follow their own rule', async () => {
      const path = world.path();
      world.refused(await world.put(path, 'x', { field: 'no spaces' }), 'invalid-name');
      world.refused(await world.replace(path, { '': 'x' }), 'invalid-name');
      world.refused(await world.store.describe(path), 'not-found');
    });
  });
}
