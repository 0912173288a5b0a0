import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { SignInStore } from '../../../shared/src/secrets/sign-in';
import { valueOf } from '../../support/local-vault';
import type { OpenBao } from '../../support/openbao';
import { requireOpenBao, startOpenBao } from '../../support/openbao';
import { openStore, openStoreAs, signInWith } from './support/bao-world';

/** As somebody else's tools write them. */
const FIELDS = '{"text":"x","port":5432,"big":123456789012345,"list":["a",{"b":null}],"on":true,"empty":"","none":null,"odd name":"y"}';

describe('fields that other tools wrote into OpenBao', function suite() {
  this.timeout(30_000);
  let bao: OpenBao;
  let store: SignInStore;
  let paths = 0;
  before(async function () {
    requireOpenBao(this);
    bao = await startOpenBao('dev');
    store = openStore(bao);
    await signInWith(store, bao.rootToken);
  });
  after(async () => {
    store.dispose();
    await bao.stop();
  });

  const foreign = async (): Promise<string> => {
    const path = `fields/${(paths += 1)}`;
    const answer = await fetch(`${bao.address}/v1/secret/data/${path}`, {
      method: 'POST', headers: { 'x-vault-token': bao.rootToken }, body: `{"data":${FIELDS}}`,
    });
    assert.equal(answer.status, 200);
    return path;
  };
  /** Of the newest version, as the server prints it. */
  const raw = async (path: string): Promise<string> =>
    (await fetch(`${bao.address}/v1/secret/data/${path}`, { headers: { 'x-vault-token': bao.rootToken } })).text();
  const text = async (path: string, field: string): Promise<string> => valueOf(await store.read({ path, field })).value.text();

  it('are read as what they are, or as their JSON, exactly as the server wrote it', async () => {
    const path = await foreign();
    assert.equal(await text(path, 'text'), 'x');
    assert.equal(await text(path, 'port'), '5432');
    assert.equal(await text(path, 'big'), '123456789012345');
    assert.equal(await text(path, 'list'), '["a",{"b":null}]');
    assert.equal(await text(path, 'on'), 'true');
    assert.equal(await text(path, 'empty'), '');
    assert.equal(await text(path, 'odd name'), 'y');
  });

  it('have no value where they are null', async () => {
    const path = await foreign();
    assert.deepEqual(await store.read({ path, field: 'none' }), { ok: false, error: { kind: 'not-found', store: 'team', name: path } });
    assert.deepEqual([...valueOf(await store.readAll(path)).fields.keys()].sort(), ['big', 'empty', 'list', 'odd name', 'on', 'port', 'text']);
  });

  it('are described by name, without what is inside', async () => {
    assert.deepEqual([...valueOf(await store.describe(await foreign())).fields].sort(), ['big', 'empty', 'list', 'none', 'odd name', 'on', 'port', 'text']);
  });

  it('stay what they are when another field is written, also by a sign-in that must read and write itself', async () => {
    const reading = await openStoreAs(bao, 'path "secret/data/*" { capabilities = ["create", "read", "update"] }');
    for (const writer of [store, reading]) {
      const path = await foreign();
      valueOf(await writer.write({ path, field: 'text', expected: 'any', meta: {} }, SecretValue.fromText('new')));
      const after = await raw(path);
      for (const part of ['"big":123456789012345', '"port":5432', '"list":["a",{"b":null}]', '"on":true', '"empty":""', '"odd name":"y"', '"text":"new"']) {
        assert(after.includes(part), `${part} is not in ${after}`);
      }
    }
    reading.dispose();
  });

  it('become what they were when an old version is written once more', async () => {
    const path = await foreign();
    valueOf(await store.replace({ path, expected: 1, meta: {} }, new Map([['text', SecretValue.fromText('replaced')]])));
    const { fields } = valueOf(await store.readAll(path, 1));
    assert.equal(valueOf(await store.replace({ path, expected: 2, meta: {} }, fields)).version, 3);
    const after = await raw(path);
    for (const part of ['"big":123456789012345', '"port":5432', '"list":["a",{"b":null}]', '"on":true', '"odd name":"y"', '"text":"x"']) {
      assert(after.includes(part), `${part} is not in ${after}`);
    }
  });

  it('that are text which looks like JSON stay text', async () => {
    const path = `fields/${(paths += 1)}`;
    valueOf(await store.write({ path, field: 'value', expected: 'new', meta: {} }, SecretValue.fromText('5432')));
    const { fields } = valueOf(await store.readAll(path));
    valueOf(await store.replace({ path, expected: 1, meta: {} }, fields));
    assert((await raw(path)).includes('"value":"5432"'));
  });
});
