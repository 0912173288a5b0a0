import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashLine, NO_HASH, parseEntry } from '../../../../shared/src/secrets/audit/entry';
import type { AuditEntry } from '../../../../shared/src/secrets/audit/entry';
import { auditEvent, AuditFolder } from '../../../support/audit-folder';

function entries(lines: readonly string[]): readonly AuditEntry[] {
  return lines.map((line) => {
    const entry = parseEntry(line);
    assert(entry, line);
    return entry;
  });
}

function assertChained(lines: readonly string[], from = { seq: 0, hash: NO_HASH }): void {
  let previous = from;
  for (const [index, entry] of entries(lines).entries()) {
    assert.equal(entry.seq, previous.seq + 1);
    assert.equal(entry.prev, previous.hash);
    previous = { seq: entry.seq, hash: hashLine(lines[index] ?? '') };
  }
}

describe('the audit log on disk', () => {
  let log: AuditFolder;
  beforeEach(() => { log = new AuditFolder(); });
  afterEach(() => log.remove());

  it('opens with an entry of its own and chains what follows', async () => {
    const writer = await log.open();
    const first = await writer.append(auditEvent());
    const second = await writer.append(auditEvent({ action: 'reveal' }));
    assert(first.ok && second.ok);
    const lines = log.lines();
    assert.deepEqual(entries(lines).map((entry) => entry.event_type), ['LOG_OPENED', 'SECRET_READ', 'SECRET_READ']);
    assertChained(lines);
    assert.deepEqual(second.value, { seq: 3, hash: hashLine(lines[2] ?? '') });
  });

  it('is for this user alone', async () => {
    await (await log.open()).append(auditEvent());
    assert.equal(statSync(log.file).mode & 0o777, 0o600);
    assert.equal(statSync(log.folder).mode & 0o777, 0o700);
  });

  it('goes on where another process stopped', async () => {
    const [one, two] = [await log.open(), await log.open()];
    for (let round = 0; round < 5; round += 1) {
      await one.append(auditEvent({ session_id: 'one' }));
      await two.append(auditEvent({ session_id: 'two' }));
    }
    assert.equal(log.lines().length, 11);
    assertChained(log.lines());
  });

  it('keeps order and chain when many are appended at once from several writers', async () => {
    const writers = await Promise.all([log.open(), log.open(), log.open()]);
    const results = await Promise.all(writers.flatMap((writer) =>
      Array.from({ length: 50 }, (_, index) => writer.append(auditEvent({ action: `n${index}` })))));
    const numbers = results.map((result) => (result.ok ? result.value.seq : 0));
    assert(!numbers.includes(0));
    assert.equal(new Set(numbers).size, 150);
    assertChained(log.lines());
  });

  it('makes names harmless and short before they are written', async () => {
    const name = `a\u001b]52;c;\u0007\n\u202e${'x'.repeat(5000)}`;
    await (await log.open()).append(auditEvent({ secret_name: name }));
    const [, entry] = entries(log.lines());
    assert(entry);
    assert(entry.secret_name.startsWith('a\\u{1b}]52;c;\\u{7}\\u{a}\\u{202e}x'));
    assert(entry.secret_name.length <= 704);
  });

  it('writes only the members of the format', async () => {
    const event = { ...auditEvent(), value: 'must not get in' };
    await (await log.open()).append(event);
    assert(!readFileSync(log.file, 'utf8').includes('must not get in'));
  });

  it('takes a short write back and fails', async () => {
    const writer = await log.open();
    await writer.append(auditEvent());
    const before = readFileSync(log.file);
    log.operations.write = async (handle, bytes) => (await handle.write(bytes, 0, 10)).bytesWritten;
    const result = await writer.append(auditEvent());
    assert.deepEqual(result, { ok: false, error: { kind: 'audit-unavailable', file: log.file, code: 'ENOSPC' } });
    assert.deepEqual(readFileSync(log.file), before);
  });

  it('goes on after a full disk has room again', async () => {
    const writer = await log.open();
    const working = { ...log.operations };
    log.operations.write = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    assert.equal((await writer.append(auditEvent())).ok, false);
    Object.assign(log.operations, working);
    assert.equal((await writer.append(auditEvent())).ok, true);
    assertChained(log.lines());
  });

  it('fails every entry of a batch that could not be written', async () => {
    const writer = await log.open();
    log.operations.write = async (handle, bytes) => (await handle.write(bytes, 0, 1)).bytesWritten;
    const results = await Promise.all(Array.from({ length: 20 }, () => writer.append(auditEvent())));
    assert(results.every((result) => !result.ok));
    assert.equal(statSync(log.file).size, 0);
  });

  for (const kept of [1, 40, 200]) {
    it(`closes a tail that a crash tore after ${kept} bytes`, async () => {
      await (await log.open()).append(auditEvent());
      const whole = log.lines();
      appendFileSync(log.file, (whole[1] ?? '').slice(0, kept));
      assert.equal((await (await log.open()).append(auditEvent())).ok, true);
      const lines = log.lines();
      assert.deepEqual(lines.slice(0, 2), whole);
      const recovered = parseEntry(lines[3] ?? '');
      assert.equal(recovered?.event_type, 'LOG_RECOVERED');
      assert.equal(recovered.seq, 3);
      assertChained(lines.slice(4), { seq: 3, hash: hashLine(lines[3] ?? '') });
    });
  }

  it('closes a tail of zeroes, as a power cut leaves one', async () => {
    await (await log.open()).append(auditEvent());
    truncateSync(log.file, statSync(log.file).size + 300);
    assert.equal((await (await log.open()).append(auditEvent())).ok, true);
    assert.equal(parseEntry(log.lines().at(-2) ?? '')?.event_type, 'LOG_RECOVERED');
  });

  it('closes a tail that was torn while a torn tail was closed', async () => {
    const writer = await log.open();
    await writer.append(auditEvent());
    appendFileSync(log.file, '{"v":1,"seq":3,"pr\n{"v":1,"se');
    assert.equal((await (await log.open()).append(auditEvent())).ok, true);
    assert.equal(parseEntry(log.lines().at(-2) ?? '')?.action, 'torn:29');
  });

  it('refuses to go on behind a whole line that is none of its own', async () => {
    await (await log.open()).append(auditEvent());
    appendFileSync(log.file, 'not ours\n');
    const result = await (await log.open()).append(auditEvent());
    assert.deepEqual(result, { ok: false, error: { kind: 'audit-damaged', file: log.file, line: 3 } });
  });

  it('refuses to go on when its own last entries are gone', async () => {
    const writer = await log.open();
    for (let count = 0; count < 5; count += 1) await writer.append(auditEvent());
    truncateSync(log.file, (log.lines()[0] ?? '').length + 1);
    const result = await writer.append(auditEvent());
    assert.equal(!result.ok && result.error.kind, 'audit-damaged');
  });

  it('refuses a file that others can write', async () => {
    await (await log.open()).append(auditEvent());
    chmodSync(log.file, 0o620);
    const result = await (await log.open()).append(auditEvent());
    assert.deepEqual(result, { ok: false, error: { kind: 'unsafe-file', file: log.file, reason: 'permissions' } });
  });

  it('says that it cannot write where a folder is in its place', async () => {
    mkdirSync(log.file);
    const result = await (await log.open()).append(auditEvent());
    assert.deepEqual(result, { ok: false, error: { kind: 'audit-unavailable', file: log.file, code: 'EISDIR' } });
  });

  it('refuses a symbolic link in its place', async () => {
    const elsewhere = path.join(log.folder, 'elsewhere');
    writeFileSync(elsewhere, '', { mode: 0o600 });
    symlinkSync(elsewhere, log.file);
    const result = await (await log.open()).append(auditEvent());
    assert.deepEqual(result, { ok: false, error: { kind: 'unsafe-file', file: log.file, reason: 'symlink' } });
    assert.equal(statSync(elsewhere).size, 0);
  });
});

describe('segments of the audit log', () => {
  let log: AuditFolder;
  beforeEach(() => { log = new AuditFolder(); });
  afterEach(() => log.remove());

  it('begins a new one each month, with linked heads', async () => {
    const writer = await log.open();
    await writer.append(auditEvent());
    const january = log.lines();
    log.time = new Date('2026-02-01T00:00:00.000Z');
    await writer.append(auditEvent());
    await (await log.open()).append(auditEvent());
    assert.deepEqual(readdirSync(log.folder).toSorted(), ['audit-000000000002.jsonl', 'audit.jsonl', 'audit.lock']);
    const february = log.lines();
    assert.deepEqual([january, february].map((lines) => parseEntry(lines[0] ?? '')?.action), ['new', 'continued']);
    assertChained([...january, ...february]);
  });

  it('closes a torn tail before it begins a new one', async () => {
    await (await log.open()).append(auditEvent());
    appendFileSync(log.file, 'torn');
    log.time = new Date('2026-02-01T00:00:00.000Z');
    const writer = await log.open();
    await writer.append(auditEvent());
    assert.equal(parseEntry(log.lines().at(-2) ?? '')?.event_type, 'LOG_RECOVERED');
    await writer.append(auditEvent());
    assert.deepEqual(log.lines().map((line) => parseEntry(line)?.seq), [5, 6]);
  });

  it('begins a new one when the old one is full', async function () {
    const writer = await log.open();
    await writer.append(auditEvent());
    const filler = `${log.lines().at(-1) ?? ''}\n`;
    appendFileSync(log.file, filler.repeat(Math.ceil(32 * 1024 * 1024 / filler.length)));
    await (await log.open()).append(auditEvent());
    assert.equal(readdirSync(log.folder).filter((name) => name.startsWith('audit-')).length, 1);
    assert.equal(log.lines().length, 2);
  });

  it('goes on after a crash between closing one and opening the next', async () => {
    await (await log.open()).append(auditEvent());
    const january = log.lines();
    renameSync(log.file, path.join(log.folder, 'audit-000000000002.jsonl'));
    await (await log.open()).append(auditEvent());
    assertChained([...january, ...log.lines()]);
  });
});
