import assert from 'node:assert/strict';
import { parseStoreEntry, parseUserConfig } from '../../../../shared/src/core/config/user-config';
import type { HashicorpEntry } from '../../../../shared/src/core/config/user-config';
import { errorOf, valueOf } from '../../../support/local-vault';

const FULL = `# My stores.
version: 1
default_store: team
stores:
  - name: keys
    type: keychain
  - name: team
    type: hashicorp
    address: https://vault.example.com:8200/
    cluster: ["https://b.example.com:8200", "https://c.example.com:8200"]
    namespace: org/team
    mount: kv/shared
    prefix: apps/shop
    ca_file: /etc/ssl/team.pem
    min_tls: 1.3
    proxy: http://proxy.example.com:3128
    auth: { method: approle, mount: machines }
`;

const TEAM: HashicorpEntry = {
  name: 'team', type: 'hashicorp', address: 'https://vault.example.com:8200', namespace: 'org/team', mount: 'kv/shared', prefix: 'apps/shop',
  cluster: ['https://b.example.com:8200', 'https://c.example.com:8200'], caFile: '/etc/ssl/team.pem', minTls: '1.3',
  proxy: 'http://proxy.example.com:3128', auth: { method: 'approle', mount: 'machines' },
};

/** A configuration with one HashiCorp store whose members are these lines. */
function withMembers(...lines: readonly string[]): string {
  return ['version: 1', 'stores:', '  - name: team', '    type: hashicorp', ...lines.map((line) => `    ${line}`), ''].join('\n');
}

/** Seven lines that would be nine times longer with each. */
function aliasBomb(): string {
  return ['a: &a [x]', ...['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, index) =>
    `${name}: &${name} [${`*${'abcdefg'.charAt(index)},`.repeat(9)}]`), ''].join('\n');
}

const ADDRESS = 'address: https://vault.example.com';

describe('config.yaml', () => {
  it('is read in full', () => {
    assert.deepEqual(valueOf(parseUserConfig(FULL)), { defaultStore: 'team', stores: [{ name: 'keys', type: 'keychain' }, TEAM] });
  });

  it('has defaults for what need not be said', () => {
    assert.deepEqual(valueOf(parseUserConfig(withMembers(ADDRESS))), {
      defaultStore: 'local',
      stores: [{
        name: 'team', type: 'hashicorp', address: 'https://vault.example.com', mount: 'secret', minTls: '1.2',
        auth: { method: 'token', mount: 'approle' },
      }],
    });
    for (const text of ['', '# nothing yet\n', 'version: 1\n']) {
      assert.deepEqual(valueOf(parseUserConfig(text)), { defaultStore: 'local', stores: [] }, JSON.stringify(text));
    }
  });

  const broken: readonly (readonly [string, string, string, number | undefined])[] = [
    ['what is no YAML', 'version: 1\nstores: [\n', 'syntax', 3],
    ['a tab for indentation', 'version: 1\nstores:\n\t- name: a\n', 'syntax', 3],
    ['a member twice', 'version: 1\nversion: 1\n', 'syntax', 2],
    ['two documents', 'version: 1\n---\nversion: 1\n', 'syntax', 2],
    ['a list', '- version: 1\n', 'bad-value', 1],
    ['no version', 'stores: []\n', 'missing-member', 1],
    ['a newer version, whatever else it has', 'version: 2\nplaces: []\n', 'newer-version', 1],
    ['a version that is no number', 'version: "1"\n', 'bad-value', 1],
    ['a member that nobody knows', 'version: 1\n\nstore: []\n', 'unknown-member', 3],
    ['a store\'s member that nobody knows', withMembers(ADDRESS, 'skip_verify: true'), 'unknown-member', 6],
    ['a credential', withMembers(ADDRESS, 'token: abc'), 'unknown-member', 6],
    ['a credential under auth', withMembers(ADDRESS, 'auth:', '  method: token', '  token: abc'), 'unknown-member', 8],
    ['a store without a type', 'version: 1\nstores:\n  - name: a\n', 'missing-member', 3],
    ['a type that nobody knows', 'version: 1\nstores:\n  - name: a\n    type: floppy\n', 'bad-value', 4],
    ['the built-in type', 'version: 1\nstores:\n  - name: a\n    type: local\n', 'bad-value', 4],
    ['a store without a name', 'version: 1\nstores:\n  - type: keychain\n', 'missing-member', 3],
    ['a server without an address', withMembers('mount: kv'), 'missing-member', 3],
    ['the built-in name', 'version: 1\nstores:\n  - { name: keys, type: keychain }\n  - { name: local, type: keychain }\n', 'reserved-name', 4],
    ['one name twice', 'version: 1\nstores:\n  - { name: a, type: keychain }\n  - { name: a, type: keychain }\n', 'duplicate-store', 4],
    ['a default that is no store', 'version: 1\ndefault_store: team\n', 'bad-value', 2],
    ['a bomb of aliases', aliasBomb(), 'syntax', undefined],
  ];
  for (const [what, text, reason, line] of broken) {
    it(`is refused with ${what}`, () => {
      assert.deepEqual(errorOf(parseUserConfig(text)), line === undefined ? { reason } : { reason, line });
    });
  }

  for (const name of ['Team', '9team', 'te am', 'team/x', '-team', 'tëam', '', 'a'.repeat(64)]) {
    it(`takes no store called ${JSON.stringify(name)}`, () => {
      assert.equal(errorOf(parseUserConfig(`version: 1\nstores:\n  - name: ${JSON.stringify(name)}\n    type: keychain\n`)).reason, 'bad-value');
    });
  }

  const addresses = [
    'vault.example.com', 'ftp://vault.example.com', 'https://me:word@vault.example.com', 'https://vault.example.com/v1', 'https://vault.example.com?x=1',
    'https://vault.example.com#x', 'https://', 'https://vault example.com', 'https://vault.example.com\\@other.example', 'file:///etc/passwd', 'javascript:alert(1)',
    'https://vault.example.com:99999',
  ];
  for (const address of addresses) {
    it(`takes no address like ${address}`, () => {
      assert.deepEqual(errorOf(parseUserConfig(withMembers(`address: ${JSON.stringify(address)}`))), { reason: 'bad-value', line: 5 });
    });
  }

  it('takes hosts, numbers and ports, and writes an origin one way', () => {
    const origins = [
      ['https://Vault.Example.com:443', 'https://vault.example.com'], ['http://127.0.0.1:8200/', 'http://127.0.0.1:8200'], ['https://[::1]:8200', 'https://[::1]:8200'],
    ] as const;
    for (const [written, origin] of origins) {
      const [store] = valueOf(parseUserConfig(withMembers(`address: ${JSON.stringify(written)}`))).stores;
      assert(store?.type === 'hashicorp' && store.address === origin, written);
    }
  });

  const members = [
    'mount: ""', 'mount: ../sys', 'mount: /secret', 'mount: secret/', 'mount: a//b', 'mount: a%2fb', 'mount: 7', 'prefix: ..', 'prefix: a?b', 'prefix: .keyward',
    'namespace: a#b', 'ca_file: ca.pem', 'ca_file: ~/ca.pem', 'ca_file: ""', 'min_tls: 1.1', 'min_tls: "1.0"', 'min_tls: TLSv1.2', 'auth: token', 'auth: { method: userpass }',
    'auth: { method: approle, mount: ../token }', 'cluster: []', 'cluster: https://b.example.com', 'proxy: http://me:word@proxy.example.com', 'proxy: socks://p', 'proxy: https://proxy.example.com', 'namespace: größe',
  ];
  for (const member of members) {
    it(`takes no ${member}`, () => {
      assert.deepEqual(errorOf(parseUserConfig(withMembers(ADDRESS, member))), { reason: 'bad-value', line: 6 });
    });
  }
});

describe('a store that somebody types', () => {
  it('is what the file would hold', () => {
    assert.deepEqual(valueOf(parseStoreEntry({ name: 'team', type: 'hashicorp', address: 'https://vault.example.com', min_tls: '1.3' })), {
      name: 'team', type: 'hashicorp', address: 'https://vault.example.com', mount: 'secret', minTls: '1.3', auth: { method: 'token', mount: 'approle' },
    });
  });

  it('is refused by its first wrong member', () => {
    assert.deepEqual(errorOf(parseStoreEntry({ name: 'local', type: 'keychain' })), { member: 'name', reason: 'reserved-name' });
    assert.deepEqual(errorOf(parseStoreEntry({ name: 'team', type: 'hashicorp', address: 'vault' })), { member: 'address', reason: 'bad-value' });
    assert.deepEqual(errorOf(parseStoreEntry({ name: 'keys', type: 'keychain', address: 'https://x' })), { member: 'address', reason: 'unknown-member' });
    assert.deepEqual(errorOf(parseStoreEntry({ name: 'team', type: 'hashicorp', address: 'https://x', auth: { mount: '..' } })), { member: 'auth.mount', reason: 'bad-value' });
  });
});
