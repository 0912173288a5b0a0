import assert from 'node:assert/strict';
import { appendFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashLine, NO_HASH, parseEntry, printEntry } from '../../../../shared/src/secrets/audit/entry';
import type { AuditHead } from '../../../../shared/src/secrets/audit/entry';
import { FileWitness } from '../../../../shared/src/secrets/audit/file-witness';
import { verifyAuditLog } from '../../../../shared/src/secrets/audit/verify';
import type { AuditVerification } from '../../../../shared/src/secrets/audit/verify';
import { auditEvent, AuditFolder } from '../../../support/audit-folder';

/** Computes the chain of some lines anew, as an intruder would who knows the format. */
function reseal(lines: readonly string[]): readonly string[] {
  let head: AuditHead = { seq: 0, hash: NO_HASH };
  return lines.map((line) => {
    const entry = parseEntry(line);
    assert(entry);
    const sealed = printEntry(entry, head, new Date(entry.timestamp));
    head = { seq: head.seq + 1, hash: hashLine(sealed) };
    return sealed;
  });
}

describe('verifying the audit log', () => {
  let log: AuditFolder;
  let witness: FileWitness;

  beforeEach(async () => {
    log = new AuditFolder();
    witness = new FileWitness(path.join(log.folder, 'elsewhere', 'heads.jsonl'));
    log.witnesses.push(witness);
    const writer = await log.open();
    for (let count = 1; count <= 8; count += 1) {
      await writer.append(auditEvent({ action: count === 6 ? 'reveal' : 'inject:KEY', correlation_id: `c${count}` }));
    }
  });
  afterEach(() => log.remove());

  async function verify(): Promise<AuditVerification> {
    const verified = await verifyAuditLog(log.folder, log.witnesses);
    assert(verified.ok);
    return verified.value;
  }

  async function problems(): Promise<readonly string[]> {
    return (await verify()).problems.map(({ kind }) => kind);
  }

  it('finds nothing wrong with an honest log, and says what no witness has seen yet', async () => {
    const { head, ...verified } = await verify();
    assert.equal(head.seq, 9);
    assert.deepEqual(verified.problems, []);
    assert.equal(verified.entries, 9);
    assert.equal(verified.segments, 1);
    // Entry 7 was a reveal, after which the head is anchored; 8 and 9 came later.
    assert.equal(verified.witnesses[0]?.confirmed?.seq, 7);
    assert.equal(verified.notAnchored, 2);
  });

  it('takes no log for a sound one', async () => {
    const empty = new AuditFolder();
    const verified = await verifyAuditLog(empty.folder, []);
    assert(verified.ok);
    assert.deepEqual([verified.value.entries, verified.value.problems], [0, []]);
    empty.remove();
  });

  it('finds an edited entry', async () => {
    log.tamper((lines) => lines.map((line, index) => (index === 3 ? line.replace('"me"', '"you"') : line)));
    assert.deepEqual((await verify()).problems, [{ kind: 'changed', file: log.file, line: 5, seq: 4 }]);
  });

  it('finds an edit that leaves no valid entry', async () => {
    log.tamper((lines) => lines.map((line, index) => (index === 3 ? line.replace('"v":1', '"v": 1') : line)));
    assert.deepEqual((await verify()).problems, [{ kind: 'unreadable', file: log.file, line: 4, lines: 1 }]);
  });

  it('finds a member that was added', async () => {
    log.tamper((lines) => lines.map((line, index) => (index === 3 ? line.replace('}', ',"more":1}') : line)));
    assert.deepEqual(await problems(), ['unreadable']);
  });

  it('finds a deleted entry', async () => {
    log.tamper((lines) => lines.toSpliced(3, 2));
    assert.deepEqual((await verify()).problems, [{ kind: 'missing', file: log.file, line: 4, from: 4, to: 5 }]);
  });

  it('finds deleted entries at the beginning', async () => {
    log.tamper((lines) => lines.slice(2));
    assert((await problems()).includes('missing'));
  });

  it('finds entries in another order', async () => {
    log.tamper((lines) => lines.toSpliced(3, 2, lines[4] ?? '', lines[3] ?? ''));
    assert.deepEqual(await problems(), ['missing', 'out-of-order', 'missing']);
  });

  it('finds an entry that was written twice', async () => {
    log.tamper((lines) => lines.toSpliced(4, 0, lines[3] ?? ''));
    assert.deepEqual(await problems(), ['forked']);
  });

  it('finds two histories that were joined', async () => {
    const before = log.lines();
    await (await log.open()).append(auditEvent({ agent_id: 'one' }));
    const one = log.lines();
    log.tamper(() => before);
    await (await log.open()).append(auditEvent({ agent_id: 'two' }));
    const two = log.lines();
    log.tamper(() => [...one, ...two.slice(before.length)]);
    assert.deepEqual(await problems(), ['forked']);
  });

  it('finds lines between that are none of the program\'s', async () => {
    log.tamper((lines) => lines.toSpliced(4, 0, 'hello', ''));
    const found = (await verify()).problems;
    assert.equal(found[0]?.kind, 'unreadable');
  });

  it('finds history that was sealed anew, by the witness', async () => {
    log.tamper((lines) => reseal(lines.map((line, index) => (index === 4 ? line.replace('"me"', '"you"') : line))));
    assert.deepEqual((await verify()).problems, [{ kind: 'rewritten', witness: 'file', seq: 7 }]);
  });

  it('finds history that was sealed anew from its first entry on, by the witness', async () => {
    log.tamper((lines) => reseal(lines.map((line) => line.replace('"s1"', '"s2"'))));
    assert.deepEqual(await problems(), ['other-log']);
  });

  it('finds a cut tail, by the witness', async () => {
    log.tamper((lines) => lines.slice(0, 5));
    assert.deepEqual((await verify()).problems, [{ kind: 'cut', witness: 'file', seq: 7 }]);
  });

  it('finds a cut tail that was grown over and anchored again', async () => {
    log.tamper((lines) => lines.slice(0, 5));
    const writer = await log.open();
    for (let count = 0; count < 10; count += 1) await writer.append(auditEvent({ action: 'reveal' }));
    assert.deepEqual((await verify()).problems, [{ kind: 'rewritten', witness: 'file', seq: 7 }]);
  });

  it('finds that the whole log was replaced or removed', async () => {
    rmSync(log.file);
    assert.deepEqual(await problems(), ['cut']);
    await (await log.open()).append(auditEvent());
    assert.deepEqual(await problems(), ['other-log']);
  });

  it('does not find what nobody has seen: a cut behind the newest anchor', async () => {
    log.tamper((lines) => lines.slice(0, 7));
    assert.deepEqual(await problems(), []);
  });

  it('knows a tail that a crash tore, before and after it is closed', async () => {
    appendFileSync(log.file, '{"v":1,"seq":10,"pre');
    const torn = await verify();
    assert.deepEqual([torn.problems, torn.tornBytes, torn.recoveries], [[], 20, 0]);
    await (await log.open()).append(auditEvent());
    const closed = await verify();
    assert.deepEqual([closed.problems, closed.tornBytes, closed.recoveries], [[], 0, 1]);
  });

  it('knows a recovery that crashed and was itself closed', async () => {
    appendFileSync(log.file, '{"v":1,"seq":10\n{"v":1,"seq":10,"prev":"');
    await (await log.open()).append(auditEvent());
    const closed = await verify();
    assert.deepEqual([closed.problems, closed.recoveries], [[], 1]);
  });

  it('does not take a changed tail for the one that was torn', async () => {
    appendFileSync(log.file, '{"v":1,"seq":10,"pre');
    await (await log.open()).append(auditEvent());
    log.tamper((lines) => lines.map((line) => (line === '{"v":1,"seq":10,"pre' ? 'something else' : line)));
    assert((await problems()).includes('unreadable'));
  });

  it('follows the chain from segment to segment and finds one that is gone', async () => {
    for (const month of ['2026-02', '2026-03']) {
      log.time = new Date(`${month}-01T00:00:00.000Z`);
      await (await log.open()).append(auditEvent({ action: 'reveal' }));
    }
    const verified = await verify();
    assert.deepEqual([verified.problems, verified.segments, verified.notAnchored], [[], 3, 0]);
    rmSync(path.join(log.folder, 'audit-000000000011.jsonl'));
    const found = (await verify()).problems;
    assert.deepEqual(found[0], { kind: 'missing', file: log.file, line: 1, from: 10, to: 11 });
  });

  it('finds a torn tail in a segment that was closed', async () => {
    log.time = new Date('2026-02-01T00:00:00.000Z');
    await (await log.open()).append(auditEvent());
    const closed = path.join(log.folder, 'audit-000000000009.jsonl');
    appendFileSync(closed, 'rest');
    assert.deepEqual(await problems(), ['unreadable']);
  });

  it('reports a witness that cannot be asked and goes on', async () => {
    const error = { kind: 'keyring-locked' } as const;
    log.witnesses.push({ name: 'keychain', remember: () => assert.fail('written'), heads: () => Promise.resolve({ ok: false, error }) });
    const verified = await verify();
    assert.deepEqual(verified.witnesses.map(({ name }) => name), ['file', 'keychain']);
    assert.deepEqual(verified.witnesses[1]?.error, error);
    assert.deepEqual(verified.problems, []);
  });

  it('survives nonsense of any kind', async () => {
    for (const bytes of ['', '\n', '\n\n', '\0'.repeat(100), '[]\n{}\nnull\n1\n', '{"v":1}\n', '\ud800\n']) {
      writeFileSync(log.file, bytes);
      assert.equal((await verify()).entries, 0);
    }
  });

  it('notices a single changed byte anywhere before the last line', async () => {
    const bytes = Buffer.from(log.lines().map((line) => `${line}\n`).join(''));
    const lastLine = bytes.subarray(0, -1).lastIndexOf(0x0a) + 1;
    for (let offset = 0; offset < lastLine; offset += 7) {
      const changed = Buffer.from(bytes);
      changed[offset] = (changed[offset] ?? 0) ^ 0x01;
      writeFileSync(log.file, changed);
      assert.notDeepEqual(await problems(), [], `byte ${offset}`);
    }
    truncateSync(log.file, 0);
  });
});
