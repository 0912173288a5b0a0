import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { RestorableStore } from '../../../shared/src/secrets/lockable';
import { createTestVault, openTestStore, pathsIn, temporaryFolder, unlockByPassword, valueOf } from '../../support/local-vault';

type Operation =
  | { readonly kind: 'write'; readonly path: string; readonly field: string; readonly text: string; readonly expected: 'new' | 'any' | number }
  | { readonly kind: 'delete' | 'undelete' | 'destroy'; readonly path: string }
  | { readonly kind: 'lock' | 'reopen' };

interface ModelVersion {
  readonly fields: Readonly<Record<string, string>>;
  deleted: number | undefined;
}

/** What the store must do, in a dozen lines: a list of versions for each name. */
class Model {
  readonly secrets = new Map<string, ModelVersion[]>();
  #deletions = 0;

  apply(operation: Operation): string {
    if (!('path' in operation)) return 'ok';
    const versions = this.secrets.get(operation.path) ?? [];
    const newest = versions.at(-1);
    switch (operation.kind) {
      case 'write': {
        const fields = newest?.deleted === undefined ? newest?.fields ?? {} : {};
        if (operation.expected === 'new' && operation.field in fields) return 'already-exists';
        if (typeof operation.expected === 'number' && operation.expected !== versions.length) return 'conflict';
        const added = { fields: { ...fields, [operation.field]: operation.text }, deleted: undefined };
        this.secrets.set(operation.path, [...versions, added]);
        return `version ${versions.length + 1}`;
      }
      case 'delete': {
        if (newest === undefined || newest.deleted !== undefined) return 'not-found';
        this.#deletions += 1;
        for (const version of versions) version.deleted ??= this.#deletions;
        return 'ok';
      }
      case 'undelete': {
        if (newest === undefined) return 'not-found';
        const last = newest.deleted;
        if (last === undefined) return 'already-exists';
        for (const version of versions) if (version.deleted === last) version.deleted = undefined;
        return 'ok';
      }
      case 'destroy':
        return this.secrets.delete(operation.path) ? 'ok' : 'not-found';
    }
  }
}

const PATHS = ['a', 'b/c', 'b/d'];
const FIELDS = ['value', 'user', '__proto__x'];
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 6, arbitrary: fc.record({
    kind: fc.constant('write' as const), path: fc.constantFrom(...PATHS), field: fc.constantFrom(...FIELDS),
    text: fc.string({ minLength: 1, maxLength: 70, unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text)),
    expected: fc.oneof(fc.constantFrom('new' as const, 'any' as const), fc.nat({ max: 3 })),
  }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'undelete' as const, 'destroy' as const), path: fc.constantFrom(...PATHS) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('lock' as const, 'reopen' as const) }) },
);

describe('local store against a model', function modelSuite() {
  this.timeout(120_000);
  const folder = temporaryFolder();
  let number = 0;

  it('does what the model does, whatever is asked in whatever order', async () => {
    await fc.assert(fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 25 }), async (operations) => {
      const directory = path.join(folder, `vault-${number += 1}`);
      // Each deletion has a time of its own, as it has in life.
      let now = Date.parse('2026-01-01T00:00:00Z');
      const options = { now: () => (now += 1000) };
      const model = new Model();
      let store = await createTestVault(directory, options);
      for (const asked of operations) {
        if (asked.kind === 'reopen') {
          store.dispose();
          store = await openTestStore(directory, options);
        }
        if (asked.kind === 'lock') store.lock();
        if (asked.kind === 'lock' || asked.kind === 'reopen') valueOf(await unlockByPassword(store));
        assert.equal(await apply(store, asked), model.apply(asked), JSON.stringify(asked));
      }
      await compare(store, model);
      store.dispose();
    }), { numRuns: 25 });
  });

  async function apply(store: RestorableStore, asked: Operation): Promise<string> {
    switch (asked.kind) {
      case 'write': {
        const target = { path: asked.path, field: asked.field, expected: asked.expected, meta: { type: 'generic' } } as const;
        const written = await store.write(target, SecretValue.fromText(asked.text));
        return written.ok ? `version ${written.value.version}` : written.error.kind;
      }
      case 'delete': return kindOf(await store.delete(asked.path));
      case 'undelete': return kindOf(await store.undelete?.(asked.path) ?? { ok: true });
      case 'destroy': return kindOf(await store.destroy(asked.path));
      case 'lock':
      case 'reopen': return 'ok';
    }
  }

  async function compare(store: RestorableStore, model: Model): Promise<void> {
    assert.deepEqual(await pathsIn(store), [...model.secrets.keys()].sort());
    for (const [name, versions] of model.secrets) {
      for (const [at, version] of versions.entries()) {
        for (const field of FIELDS) {
          const read = await store.read({ path: name, field, version: at + 1 });
          const expected = version.deleted === undefined && Object.hasOwn(version.fields, field) ? version.fields[field] : undefined;
          assert.equal(read.ok ? read.value.value.text() : undefined, expected);
        }
      }
      const states = versions.map(({ deleted }, at) =>
        (deleted !== undefined ? 'deleted' : at === versions.length - 1 ? 'current' : 'previous'));
      assert.deepEqual(valueOf(await store.describe(name)).versions.map(({ state }) => state), states);
    }
  }
});

function kindOf(result: { readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: string } }): string {
  return result.ok ? 'ok' : result.error.kind;
}
