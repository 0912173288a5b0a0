/** A process that appends entries to a log, for tests of several at once: folder, kind of lock, number of entries. */
import { randomUUID } from 'node:crypto';
import { nodeFileOperations } from '../../../../shared/src/host/files/file-operations';
import { loadKernelLock } from '../../../../shared/src/host/files/kernel-lock';
import { FileAuditLog } from '../../../../shared/src/secrets/audit/file-audit-log';
import { auditEvent } from '../../../support/audit-folder';

async function main(): Promise<void> {
  const [folder = '', lock, entries = '0'] = process.argv.slice(2);
  const log = new FileAuditLog({
    folder, kernel: lock === 'kernel' ? await loadKernelLock() : undefined, operations: nodeFileOperations(process.platform),
    uid: process.getuid?.(), witnesses: [], now: () => new Date(), monotonic: () => performance.now(), ids: randomUUID,
  });
  for (let count = 0; count < Number(entries); count += 1) {
    const written = await log.append(auditEvent({ session_id: String(process.pid) }));
    if (!written.ok) throw new Error(written.error.kind);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
