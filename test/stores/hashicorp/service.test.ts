import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { ok } from '../../../shared/src/core/result';
import type { SignInStore } from '../../../shared/src/secrets/sign-in';
import { createTestVault, temporaryFolder, valueOf } from '../../support/local-vault';
import type { OpenBao } from '../../support/openbao';
import { requireOpenBao, startOpenBao } from '../../support/openbao';
import type { ServiceWorld } from '../../unit/secrets/service/service-world';
import { serviceOver, yes } from '../../unit/secrets/service/service-world';
import { ALL_RULES, makeAppRole, openStore, openStoreAs } from './support/bao-world';

/** Built at run time, so that nothing but this test has it. */
const MARKER = ['marker', '7c21', 'of', 'this', 'test'].join('-');

describe('SecretService over OpenBao and the local vault', function suite() {
  this.timeout(30_000);
  const folder = temporaryFolder();
  let bao: OpenBao;
  let store: SignInStore;
  let world: ServiceWorld;
  let paths = 0;
  before(async function () {
    requireOpenBao(this);
    bao = await startOpenBao('tls');
    store = openStore(bao);
    world = serviceOver([await createTestVault(path.join(folder, 'vault')), store]);
    const way = await (await makeAppRole(bao, ALL_RULES)).way();
    assert.equal(valueOf(await world.service.signIn('team', way)).remembered, true);
  });
  after(async () => {
    store.dispose();
    await bao.stop();
  });

  const ref = (name = `shop/${(paths += 1)}`): { store: string; path: string; field: string } => ({ store: 'team', path: name, field: 'value' });
  const put = async (to: ReturnType<typeof ref>, text: string): Promise<void> => {
    const receipt = valueOf(await world.service.put(to, SecretValue.fromText(`${MARKER} ${text}`), { expected: 'any', meta: { type: 'api-key', tags: ['x'] } }));
    assert.equal(receipt.verified, true);
  };
  const text = async (from: { store: string; path: string; field: string }): Promise<string> =>
    valueOf(await world.service.use(from, { kind: 'inject', name: 'NAME' }, (value) => value.text().slice(MARKER.length + 1)));

  it('stores, reads back and compares', async () => {
    const to = ref();
    await put(to, 'one');
    assert.equal(await text(to), 'one');
  });

  it('stores without comparing where the sign-in may only write', async () => {
    const writing = await openStoreAs(bao, 'path "secret/data/*" { capabilities = ["create", "update"] }');
    const { service } = serviceOver([writing]);
    const receipt = await service.put(ref('written/only'), SecretValue.fromText(MARKER), { expected: 'new', meta: {} });
    assert.deepEqual(receipt, ok({ version: 1, verified: false }));
    writing.dispose();
  });

  it('carries secrets with what is known of them from one store to the other and back', async () => {
    const [from, there, back] = [ref(), { store: 'local', path: 'moved', field: 'value' }, ref()];
    await put(from, 'carried');
    assert.equal(valueOf(await world.service.copy(from, there, yes)).verified, true);
    assert.equal(valueOf(await world.service.copy(there, back, yes)).verified, true);
    assert.equal(await text(back), 'carried');
    const { type, tags } = valueOf(await world.service.describe(back));
    assert.deepEqual([type, tags], ['api-key', ['x']]);
  });

  it('renames with check-and-set, and rolls back as a new version', async () => {
    const [from, to] = [ref(), ref()];
    for (const each of ['one', 'two']) await put(from, each);
    valueOf(await world.service.copy(from, to, yes));
    const again = await world.service.copy(from, to, yes);
    assert.deepEqual(again, { ok: false, error: { kind: 'already-exists', store: 'team', name: to.path } });
    assert.deepEqual(valueOf(await world.service.rollBack(from, { from: 1, newest: 2 })), { version: 3, verified: true });
    assert.equal(await text(from), 'one');
    const late = await world.service.rollBack(from, { from: 2, newest: 2 });
    assert.deepEqual(late, { ok: false, error: { kind: 'conflict', store: 'team' } });
  });

  it('goes back to, and copies, a version in which another client left a field empty; the local store says that it takes none', async () => {
    const from = ref();
    for (const note of ['', 'filled']) {
      await bao.api({ method: 'POST', path: `secret/data/${from.path}`, body: { data: { value: `${MARKER} text`, note } } });
    }
    assert.deepEqual(valueOf(await world.service.rollBack(from, { from: 1, newest: 2 })), { version: 3, verified: true });
    assert.equal(valueOf(await world.service.copy(from, ref(), yes)).verified, true);
    const refused = await world.service.copy(from, { store: 'local', path: 'with-empty' }, yes);
    assert.deepEqual(refused, { ok: false, error: { kind: 'invalid-value', reason: 'empty' } });
  });

  it('deletes with undo, and for good', async () => {
    const to = ref();
    await put(to, 'one');
    assert.deepEqual(await world.service.delete(to), ok({ undoable: true }));
    valueOf(await world.service.undelete(to));
    assert.equal(await text(to), 'one');
    valueOf(await world.service.destroy(to, yes));
    const gone = await world.service.describe(to);
    assert.equal(gone.ok ? 'ok' : gone.error.kind, 'not-found');
  });

  it('leaves no value in either log, the server\'s or ours', () => {
    assert(world.audit.events.length > 20);
    assert(!JSON.stringify(world.audit.events).includes(MARKER));
    const log = readFileSync(bao.auditLog ?? '', 'utf8');
    assert(log.includes('secret/data/shop/1'));
    assert(!log.includes(MARKER));
  });
});
