import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import type { AuditFilter } from '../../../../shared/src/secrets/audit/query';
import { queryAuditLog } from '../../../../shared/src/secrets/audit/query';
import { auditEvent, AuditFolder } from '../../../support/audit-folder';

describe('querying the audit log', () => {
  let log: AuditFolder;

  before(async () => {
    log = new AuditFolder();
    const at = async (time: string, changes: Parameters<typeof auditEvent>[0]): Promise<void> => {
      log.time = new Date(time);
      assert.equal((await (await log.open()).append(auditEvent(changes))).ok, true);
    };
    await at('2026-01-10T10:00:00Z', { correlation_id: 'a', phase: 'intent', result: 'pending' });
    await at('2026-01-10T10:00:01Z', { correlation_id: 'a' });
    await at('2026-01-11T10:00:00Z', { correlation_id: 'b', agent_id: 'bot', event_type: 'ACCESS_DENIED', result: 'denied' });
    await at('2026-02-10T10:00:00Z', { correlation_id: 'c', secret_name: 'shop/other#value', store: 'team' });
    await at('2026-02-11T10:00:00Z', { correlation_id: 'd', secret_name: 'shopping#value', event_type: 'SECRET_WRITE' });
  });
  after(() => log.remove());

  async function found(filter: AuditFilter): Promise<string> {
    const entries = await queryAuditLog(log.folder, filter);
    assert(entries.ok);
    return entries.value.filter(({ event_type }) => event_type !== 'LOG_OPENED').map((entry) => entry.correlation_id).join('');
  }

  it('gives all segments, oldest first', async () => assert.equal(await found({}), 'aabcd'));
  it('filters by time, including the first moment and excluding the last', async () => {
    assert.equal(await found({ from: new Date('2026-01-11T10:00:00Z') }), 'bcd');
    assert.equal(await found({ to: new Date('2026-01-11T10:00:00Z') }), 'aa');
  });
  it('filters by event and result', async () => {
    assert.equal(await found({ eventTypes: ['ACCESS_DENIED', 'SECRET_WRITE'] }), 'bd');
    assert.equal(await found({ results: ['denied', 'pending'] }), 'ab');
  });
  it('filters by agent, store and what belongs together', async () => {
    assert.equal(await found({ agentId: 'bot' }), 'b');
    assert.equal(await found({ store: 'team' }), 'c');
    assert.equal(await found({ correlationId: 'a' }), 'aa');
  });
  it('filters by a secret or a folder of them, at segment borders', async () => {
    assert.equal(await found({ name: 'shop' }), 'aabc');
    assert.equal(await found({ name: 'shop/' }), 'aabc');
    assert.equal(await found({ name: 'shop/key' }), 'aab');
    assert.equal(await found({ name: 'shop/key#value' }), 'aab');
    assert.equal(await found({ name: 'shop/k' }), '');
  });
  it('leaves out intents whose outcome is there, and only these', async () => {
    assert.equal(await found({ hideFinishedIntents: true }), 'abcd');
    assert.equal(await found({ hideFinishedIntents: true, to: new Date('2026-01-10T10:00:01Z') }), '', 'an outcome outside of what is asked for');
    const other = new AuditFolder();
    for (const correlation_id of ['begun', 'done', 'late']) {
      const writer = await other.open();
      await writer.append(auditEvent({ correlation_id, phase: 'intent', result: 'pending' }));
      if (correlation_id === 'done') await writer.append(auditEvent({ correlation_id }));
    }
    other.time = new Date('2026-02-01T00:00:00Z');
    await (await other.open()).append(auditEvent({ correlation_id: 'late', event_type: 'ACCESS_DENIED', result: 'denied' }));
    const entries = await queryAuditLog(other.folder, { hideFinishedIntents: true });
    assert(entries.ok);
    const shown = entries.value.filter(({ event_type }) => event_type !== 'LOG_OPENED');
    assert.deepEqual(shown.map(({ correlation_id, phase }) => `${correlation_id} ${phase}`), ['begun intent', 'done outcome', 'late outcome']);
    other.remove();
  });
  it('gives the newest when there are too many', async () => assert.equal(await found({ limit: 2 }), 'cd'));
  it('passes over what is no entry', async () => {
    appendFileSync(log.file, 'not an entry');
    assert.equal(await found({ agentId: 'me' }), 'aacd');
  });
  it('gives nothing where there is no log', async () => {
    assert.deepEqual(await queryAuditLog(`${log.folder}/none`, {}), { ok: true, value: [] });
  });
});
