// The audit log beside the raw cost of the same disk: `node --import tsx bench/audit.mjs [folder]`.
// Appends one after another and 64 at once, then verifies 100,000 entries.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);
const { nodeFileOperations } = require('../shared/src/host/files/file-operations.ts');
const { loadKernelLock } = require('../shared/src/host/files/kernel-lock.ts');
const { FileAuditLog } = require('../shared/src/secrets/audit/file-audit-log.ts');
const { queryAuditLog } = require('../shared/src/secrets/audit/query.ts');
const { verifyAuditLog } = require('../shared/src/secrets/audit/verify.ts');

const folder = mkdtempSync(path.join(process.argv[2] ?? tmpdir(), 'keyward-bench-'));
const event = {
  event_type: 'SECRET_READ', agent_id: 'user', secret_name: 'shop/prod/stripe-secret-key#value', action: 'inject:STRIPE_SECRET_KEY',
  result: 'success', permission_validation: 'allow default/person', source_ip: 'local', session_id: randomUUID(),
  correlation_id: randomUUID(), phase: 'outcome', store: 'local', secret_version: 1, component: 'cli',
};
const log = new FileAuditLog({
  folder: path.join(folder, 'audit'), kernel: await loadKernelLock(), operations: nodeFileOperations(process.platform),
  uid: process.getuid?.(), witnesses: [], now: () => new Date(), monotonic: () => performance.now(), ids: randomUUID,
});

await log.append(event);
report('append, one after another', 500, await timed(async () => { for (let i = 0; i < 500; i++) await log.append(event); }));
report('append, 64 at once', 6400, await timed(async () => {
  for (let i = 0; i < 100; i++) await Promise.all(Array.from({ length: 64 }, () => log.append(event)));
}));
report('bare write and fdatasync of 500 bytes', 500, await timed(bareWrites));
while (true) {
  const results = await Promise.all(Array.from({ length: 4096 }, () => log.append(event)));
  if (results.at(-1).value.seq >= 100_000) break;
}
const verified = await timed(async () => {
  const { value } = await verifyAuditLog(path.join(folder, 'audit'), []);
  if (value.problems.length > 0) throw new Error('the log is not sound');
});
report('verify', 100_000, verified);
report('query by name', 100_000, await timed(() => queryAuditLog(path.join(folder, 'audit'), { name: 'shop/prod', limit: 50 })));
rmSync(folder, { recursive: true });

async function bareWrites() {
  const handle = await open(path.join(folder, 'bare'), 'a');
  const bytes = Buffer.alloc(500, 'x');
  for (let i = 0; i < 500; i++) {
    await handle.write(bytes);
    await handle.datasync();
  }
  await handle.close();
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function report(what, count, ms) {
  console.log(`${what.padEnd(40)} ${(ms / count * 1000).toFixed(0).padStart(7)} µs each  ${Math.round(count / ms * 1000).toLocaleString('en')} a second`);
}
