import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addStore, removeStore, setDefaultStore } from '../../../../shared/src/core/config/edit-user-config';
import type { ConfigEdit } from '../../../../shared/src/core/config/edit-user-config';
import { EMPTY_CONFIG, parseUserConfig } from '../../../../shared/src/core/config/user-config';
import type { StoreEntry, UserConfig } from '../../../../shared/src/core/config/user-config';
import { errorOf, valueOf } from '../../../support/local-vault';

const TEAM: StoreEntry = {
  name: 'team', type: 'hashicorp', address: 'https://vault.example.com', mount: 'secret', minTls: '1.2', auth: { method: 'token', mount: 'approle' },
};
const KEYS: StoreEntry = { name: 'keys', type: 'keychain' };

const WRITTEN = `# The stores of this machine.

version: 1 # of the format
stores:
  # Asked for in the team's channel.
  - name: team # ours
    type: hashicorp
    address: "https://vault.example.com"

  - { name: keys, type: keychain }
# The end.
`;

describe('an edit of config.yaml', () => {
  it('begins a file with a line about what it is', () => {
    const text = valueOf(addStore(undefined, TEAM));
    assert.match(text, /^# Keyward's stores\. .*\n\nversion: 1\nstores:\n {2}- name: team\n {4}type: hashicorp\n {4}address: https:\/\/vault\.example\.com\n$/);
    assert.doesNotMatch(text, /mount|min_tls|auth/, 'what has its default is left out');
  });

  it('keeps comments, order, quotes and blank lines', () => {
    const added = valueOf(addStore(WRITTEN, { name: 'more', type: 'keychain' }));
    for (const line of ['# The stores of this machine.', '# of the format', '# Asked for in the team\'s channel.', '- name: team # ours', '"https://vault.example.com"', '# The end.']) {
      assert(added.includes(line), line);
    }
    assert(added.indexOf('name: team') < added.indexOf('name: keys') && added.indexOf('name: keys') < added.indexOf('name: more'));
    const chosen = valueOf(setDefaultStore(WRITTEN, 'keys'));
    assert.match(chosen, /version: 1 # of the format\ndefault_store: keys\nstores:/);
  });

  it('begins below comments that stand there alone', () => {
    assert.equal(valueOf(addStore('# mine\n', KEYS)), '# mine\n\nversion: 1\nstores:\n  - name: keys\n    type: keychain\n');
  });

  it('takes a store out, with the default where that was this one', () => {
    const text = valueOf(removeStore(valueOf(setDefaultStore(WRITTEN, 'team')), 'team'));
    assert.deepEqual(valueOf(parseUserConfig(text)), { defaultStore: 'local', stores: [KEYS] });
    assert.match(text, /# The end\./);
    const other = valueOf(removeStore(valueOf(setDefaultStore(WRITTEN, 'team')), 'keys'));
    assert.equal(valueOf(parseUserConfig(other)).defaultStore, 'team');
  });

  it('goes on in block style behind an empty list, and keeps the line ends', () => {
    assert.match(valueOf(addStore('version: 1\r\nstores: []\r\n', KEYS)), /stores:\r\n {2}- name: keys\r\n {4}type: keychain\r\n$/);
  });

  it('is refused where the name is taken or unknown', () => {
    assert.deepEqual(errorOf(addStore(WRITTEN, KEYS)), { kind: 'store-exists', store: 'keys' });
    assert.deepEqual(errorOf(addStore(undefined, { name: 'local', type: 'keychain' })), { kind: 'store-exists', store: 'local' });
    assert.deepEqual(errorOf(removeStore(WRITTEN, 'other')), { kind: 'unknown-store', store: 'other' });
    assert.deepEqual(errorOf(setDefaultStore(WRITTEN, 'other')), { kind: 'unknown-store', store: 'other' });
    assert.equal(valueOf(parseUserConfig(valueOf(setDefaultStore(WRITTEN, 'local')))).defaultStore, 'local');
  });

  it('is not made in a file that is not understood', () => {
    assert.deepEqual(errorOf(addStore('version: 1\nplaces: []\n', KEYS)), { kind: 'broken', fault: { reason: 'unknown-member', line: 2 } });
    assert.deepEqual(errorOf(removeStore('version: [', 'x')).kind, 'broken');
  });

  it('does to the file what it does to the list, whatever comes after what', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let text: string | undefined;
      let model: UserConfig = EMPTY_CONFIG;
      for (const each of steps) {
        const edited = each.edit(text);
        const expected = each.model(model);
        assert.equal(edited.ok, expected !== undefined);
        if (!edited.ok || expected === undefined) continue;
        text = edited.value;
        model = expected;
        assert.deepEqual(valueOf(parseUserConfig(text)), model);
      }
    }));
  });
});

interface Step {
  readonly edit: (text: string | undefined) => ConfigEdit;
  /** Undefined where it is refused. */
  readonly model: (config: UserConfig) => UserConfig | undefined;
}

const names = fc.constantFrom('team', 'keys', 'a', 'b-2');
const folder = fc.stringMatching(/^[a-z]{1,8}(\/[a-z0-9 ._-]{0,6}[a-z0-9]){0,2}$/);

const entry: fc.Arbitrary<StoreEntry> = fc.oneof(
  names.map((name): StoreEntry => ({ name, type: 'keychain' })),
  fc.record({
    name: names, type: fc.constant('hashicorp' as const), address: fc.constantFrom('https://a.example', 'http://127.0.0.1:8200'),
    mount: folder, minTls: fc.constantFrom('1.2' as const, '1.3' as const),
    auth: fc.oneof(
      fc.constant({ method: 'token' as const, mount: 'approle' }),
      folder.map((mount) => ({ method: 'approle' as const, mount })),
    ),
    cluster: fc.constant(['https://b.example']), proxy: fc.constant('http://proxy.example:3128'), namespace: folder, prefix: folder, caFile: fc.constantFrom('/ca: #1.pem', 'C:\\certs\\ca.pem'),
  }, { requiredKeys: ['name', 'type', 'address', 'mount', 'minTls', 'auth'], noNullPrototype: true }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  entry.map((store): Step => ({
    edit: (text) => addStore(text, store),
    model: ({ stores, ...rest }) => (stores.some(({ name }) => name === store.name) ? undefined : { ...rest, stores: [...stores, store] }),
  })),
  names.map((store): Step => ({
    edit: (text) => removeStore(text, store),
    model: ({ stores, defaultStore }) => (stores.some(({ name }) => name === store)
      ? { stores: stores.filter(({ name }) => name !== store), defaultStore: defaultStore === store ? 'local' : defaultStore } : undefined),
  })),
  names.map((store): Step => ({
    edit: (text) => setDefaultStore(text, store),
    model: (config) => (config.stores.some(({ name }) => name === store) ? { ...config, defaultStore: store } : undefined),
  })),
);
