import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import type { HashicorpEntry } from '../../../../shared/src/core/config/user-config';
import { readCaFile } from '../../../../shared/src/secrets/config/ca-file';
import { storeMaker } from '../../../../shared/src/secrets/config/store-maker';
import type { Store } from '../../../../shared/src/secrets/store';
import { unusableStore } from '../../../../shared/src/secrets/stores/unusable-store';
import { temporaryFolder } from '../../../support/local-vault';

const [FIRST = '', SECOND = ''] = rootCertificates;

function entry(caFile?: string): HashicorpEntry {
  return {
    name: 'team', type: 'hashicorp', address: 'https://vault.example.com', mount: 'secret', minTls: '1.2', auth: { method: 'token', mount: 'approle' },
    ...(caFile === undefined ? {} : { caFile }),
  };
}

describe('a file of certificate authorities', () => {
  it('says whom it would make us trust', async () => {
    const file = path.join(temporaryFolder(), 'ca.pem');
    writeFileSync(file, `# two of them\n${FIRST}\n${SECOND}\n`);
    const bundle = await readCaFile(file);
    assert.deepEqual(bundle?.authorities.map(({ fingerprint }) => fingerprint), [FIRST, SECOND].map((pem) => new X509Certificate(pem).fingerprint256));
    assert(bundle.authorities.every(({ subject }) => !subject.includes('\n') && subject.includes('=')));
    assert.match(Buffer.from(bundle.bytes).toString('latin1'), /^# two of them/);
  });

  it('is none where it cannot be read, is too large or has no certificate', async () => {
    const folder = temporaryFolder();
    const write = (name: string, text: string): string => {
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    };
    mkdirSync(path.join(folder, 'folder.pem'));
    const files = [
      path.join(folder, 'missing.pem'), path.join(folder, 'folder.pem'), write('empty.pem', ''), write('words.pem', 'hello'),
      write('broken.pem', FIRST.replace(/\n.{20}/, '\n!!!!')), write('large.pem', FIRST + ' '.repeat(2 ** 20)),
    ];
    for (const file of files) assert.equal(await readCaFile(file), undefined, path.basename(file));
  });
});

describe('the maker of stores', () => {
  const made: (Uint8Array | undefined)[] = [];
  const some = (name: string): Store => unusableStore(name, 'hashicorp', { kind: 'cancelled' });
  const maker = storeMaker({
    keychain: (name) => some(name),
    hashicorp: ({ name }, ca) => {
      made.push(ca);
      return some(name);
    },
  });
  beforeEach(() => { made.length = 0; });

  it('gives a store the authorities of its file, and none where none is named', async () => {
    const file = path.join(temporaryFolder(), 'ca.pem');
    writeFileSync(file, FIRST);
    await maker.make(entry(file));
    await maker.make(entry());
    assert.deepEqual(made.map((ca) => (ca === undefined ? undefined : Buffer.from(ca).toString('latin1'))), [FIRST, undefined]);
  });

  it('trusts nobody in the place of a file that cannot be used: the store says so and does nothing', async () => {
    const store = await maker.make(entry('/nowhere/ca.pem'));
    const error = { kind: 'tls', store: 'team', reason: 'ca-file' };
    assert.deepEqual(made, []);
    const { state, error: shown } = await store.status();
    assert.deepEqual([state, shown], ['unreachable', error]);
    for (const answer of await Promise.all([store.browse('', 'all'), store.read({ path: 'a', field: 'value' }), store.destroy('a')])) {
      assert.deepEqual(answer, { ok: false, error });
    }
    store.dispose();
  });

  it('makes another store when an entry or its file of authorities is another one', async () => {
    const file = path.join(temporaryFolder(), 'ca.pem');
    const keys = [await maker.keyOf(entry(file))];
    writeFileSync(file, FIRST);
    keys.push(await maker.keyOf(entry(file)));
    writeFileSync(file, `${FIRST}\n${SECOND}`);
    keys.push(await maker.keyOf(entry(file)), await maker.keyOf({ ...entry(file), mount: 'kv' }), await maker.keyOf({ name: 'team', type: 'keychain' }));
    assert.equal(new Set(keys).size, keys.length);
    assert.equal(await maker.keyOf(entry(file)), await maker.keyOf(entry(file)));
  });
});
