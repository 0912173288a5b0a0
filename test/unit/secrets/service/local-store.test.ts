import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import { queryAuditLog } from '../../../../shared/src/secrets/audit/query';
import type { LockableStore } from '../../../../shared/src/secrets/lockable';
import { DEFAULT_POLICY } from '../../../../shared/src/secrets/policy/policy';
import { fixedPolicy } from '../../../../shared/src/secrets/policy/policy-source';
import type { SecretService } from '../../../../shared/src/secrets/service';
import { createSecretService } from '../../../../shared/src/secrets/service/secret-service';
import { fixedStores } from '../../../../shared/src/secrets/store-source';
import { AuditFolder } from '../../../support/audit-folder';
import { openTestStore, PASSWORD, temporaryFolder, valueOf } from '../../../support/local-vault';

const REF = { store: 'local', path: 'shop/key', field: 'value' };
const META = { expected: 'any', meta: { type: 'api-key' } } as const;
const VALUE = ['line one', '"quoted" \\ é', 'end'].join('\n');

function password(text = PASSWORD): { kind: 'password'; password: SecretValue } {
  return { kind: 'password', password: SecretValue.fromText(text) };
}

describe('SecretService over a real vault and a real log', () => {
  const folder = temporaryFolder();
  let audit: AuditFolder;
  let store: LockableStore;
  let service: SecretService;

  before(async () => {
    audit = new AuditFolder();
    store = await openTestStore(path.join(folder, 'vault'));
    let count = 0;
    service = createSecretService({
      stores: fixedStores([store]), audit: await audit.open(), policy: fixedPolicy(DEFAULT_POLICY), now: () => new Date(), ids: () => `c${(count += 1)}`,
      caller: { kind: 'person', agentId: 'me', component: 'cli', sessionId: 's1' },
    });
  });
  after(() => {
    store.dispose();
    audit.remove();
  });

  /** Event, action and result of the entries since a moment ago. */
  async function outcomes(): Promise<readonly string[]> {
    const entries = valueOf(await queryAuditLog(audit.folder, { hideFinishedIntents: true }));
    return entries.filter(({ event_type }) => event_type !== 'LOG_OPENED').map((entry) => `${entry.event_type} ${entry.action} ${entry.result}`);
  }

  it('creates, stores, reads back, lists and describes', async () => {
    assert.deepEqual(valueOf(await service.create('local', { way: password() })).waysIn, ['password']);
    assert.deepEqual(valueOf(await service.put(REF, SecretValue.fromText(VALUE), META)), { version: 1, verified: true });
    assert.deepEqual(valueOf(await service.put(REF, SecretValue.fromText(`${VALUE}2`), META)), { version: 2, verified: true });
    assert.deepEqual(valueOf(await service.browse('local')).entries.map(({ path: name }) => name), ['shop/key']);
    assert.equal(valueOf(await service.describe(REF)).versions.length, 2);
    assert.equal(valueOf(await service.use(REF, { kind: 'compare' }, (value) => value.text())), `${VALUE}2`);
    assert.equal(valueOf(await service.use({ ...REF, version: 1 }, { kind: 'compare' }, (value) => value.text())), VALUE);
  });

  it('locks, counts a wrong password, and unlocks; each is in the log', async () => {
    const before = (await outcomes()).length;
    valueOf(await service.lock('local'));
    const refused = await service.use(REF, { kind: 'compare' }, () => assert.fail('called'));
    assert.deepEqual(refused, { ok: false, error: { kind: 'locked', store: 'local' } });
    const wrong = await service.unlock('local', password('not the password at all'));
    assert.equal(!wrong.ok && wrong.error.kind, 'wrong-password');
    valueOf(await service.unlock('local', password()));
    assert.deepEqual((await outcomes()).slice(before), [
      'LOCK lock success', 'SECRET_READ compare failure', 'UNLOCK unlock:password failure', 'UNLOCK unlock:password success',
    ]);
  });

  it('adds and removes ways in as changes of permission', async () => {
    const before = (await outcomes()).length;
    const added = valueOf(await service.addWayIn('local', { kind: 'recovery-code' }));
    assert(added.kind === 'recovery-code');
    valueOf(await service.lock('local'));
    valueOf(await service.unlock('local', added));
    added.code.dispose();
    valueOf(await service.removeWayIn('local', 'recovery-code'));
    assert.deepEqual((await outcomes()).slice(before), [
      'PERMISSION_CHANGE add-way-in:recovery-code success', 'LOCK lock success', 'UNLOCK unlock:recovery-code success',
      'PERMISSION_CHANGE remove-way-in:recovery-code success',
    ]);
  });

  it('restores a damaged vault as a change of the configuration, and only what has backups', async () => {
    const before = (await outcomes()).length;
    valueOf(await service.lock('local'));
    writeFileSync(path.join(folder, 'vault/vault.json'), 'damaged');
    const unlocked = await service.unlock('local', password());
    assert.equal(!unlocked.ok && unlocked.error.kind, 'corrupt');
    const offer = valueOf(await service.backup('local'));
    const wrong = await service.restore('local', password('not the password at all'));
    assert.equal(!wrong.ok && wrong.error.kind, 'wrong-password');
    const { change, lost } = valueOf(await service.restore('local', password()));
    assert.deepEqual([change, lost], [offer.change, 0]);
    assert.equal(valueOf(await service.use(REF, { kind: 'compare' }, (value) => value.text())), `${VALUE}2`);
    assert.deepEqual((await outcomes()).slice(before), [
      'LOCK lock success', 'UNLOCK unlock:password failure', 'CONFIG_CHANGE restore:password failure',
      'CONFIG_CHANGE restore:password success', 'SECRET_READ compare success',
    ]);
    const unknown = await service.backup('elsewhere');
    assert.equal(!unknown.ok && unknown.error.kind, 'unknown-store');
  });

  it('locks even when the log cannot be written, and says that it cannot', async () => {
    const working = { ...audit.operations };
    audit.operations.write = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    const locked = await service.lock('local');
    assert.equal(!locked.ok && locked.error.kind, 'audit-unavailable');
    assert.equal((await store.status()).state, 'locked');
    const unlocked = await service.unlock('local', password());
    assert.equal(!unlocked.ok && unlocked.error.kind, 'audit-unavailable');
    assert.equal((await store.status()).state, 'locked', 'nothing opens without an entry');
    Object.assign(audit.operations, working);
    valueOf(await service.unlock('local', password()));
  });

  it('locks again when an unlocking cannot be written down', async () => {
    valueOf(await service.lock('local'));
    const working = { ...audit.operations };
    let entries = 0;
    audit.operations.write = (handle, bytes, offset) => {
      entries += 1;
      return entries === 2 ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : working.write(handle, bytes, offset);
    };
    const unlocked = await service.unlock('local', password());
    assert.equal(!unlocked.ok && unlocked.error.kind, 'audit-unavailable');
    assert.equal((await store.status()).state, 'locked');
    Object.assign(audit.operations, working);
    valueOf(await service.unlock('local', password()));
  });

  it('throws a recovery code away that it could not log', async () => {
    const working = { ...audit.operations };
    let entries = 0;
    audit.operations.write = (handle, bytes, offset) => {
      entries += 1;
      return entries === 2 ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : working.write(handle, bytes, offset);
    };
    const added = await service.addWayIn('local', { kind: 'recovery-code' });
    assert.equal(!added.ok && added.error.kind, 'audit-unavailable');
    Object.assign(audit.operations, working);
  });

  it('leaves no value in the log', () => {
    const text = readFileSync(audit.file, 'utf8');
    for (const part of [VALUE, 'line one', PASSWORD]) assert(!text.includes(part));
  });
});
