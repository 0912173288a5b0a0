import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { verifyAuditLog } from '../../../../shared/src/secrets/audit/verify';
import { auditEvent, AuditFolder } from '../../../support/audit-folder';

const WRITER = path.join(__dirname, 'writer.child.ts');
const ENTRIES = 40;

describe('writers of one audit log', () => {
  let log: AuditFolder;
  beforeEach(() => { log = new AuditFolder(); });
  afterEach(() => log.remove());

  async function assertSound(entries: number): Promise<void> {
    const verified = await verifyAuditLog(log.folder, []);
    assert(verified.ok);
    assert.deepEqual(verified.value.problems, []);
    assert.equal(verified.value.entries, entries);
  }

  for (const lock of ['kernel', 'claim'] as const) {
    it(`in four processes at once keep one chain, by ${lock}`, async () => {
      const codes = await Promise.all(Array.from({ length: 4 }, () => new Promise<number | null>((resolve) => {
        fork(WRITER, [log.folder, lock, String(ENTRIES)], { execArgv: ['--import', 'tsx'] }).once('exit', resolve);
      })));
      assert.deepEqual(codes, [0, 0, 0, 0]);
      await assertSound(4 * ENTRIES + 1);
    });
  }

  it('without a kernel lock take over a claim that a crash left, after a while', async () => {
    const claim = path.join(log.folder, 'audit.claim');
    writeFileSync(claim, 'gone');
    const old = new Date(log.time.getTime() - 11_000);
    utimesSync(claim, old, old);
    const writer = await log.open(Promise.resolve(undefined));
    assert.equal((await writer.append(auditEvent())).ok, true);
    assert(!existsSync(claim));
    assert.deepEqual(readdirSync(log.folder), ['audit.jsonl']);
  });

  it('fail when something writes beside them, and the fork is found', async () => {
    const [one, two] = [await log.open(), await log.open()];
    await one.append(auditEvent());
    const working = { ...log.operations };
    log.operations.write = async (handle, bytes, offset) => {
      Object.assign(log.operations, working);
      const other = await log.open(Promise.resolve(undefined));
      assert.equal((await other.append(auditEvent({ agent_id: 'intruder' }))).ok, true);
      return working.write(handle, bytes, offset);
    };
    const result = await two.append(auditEvent());
    assert.deepEqual(result, { ok: false, error: { kind: 'audit-unavailable', file: log.file, code: 'EBUSY' } });
    const verified = await verifyAuditLog(log.folder, []);
    assert.deepEqual(verified.ok && verified.value.problems.map(({ kind }) => kind), ['forked']);
  });
});
