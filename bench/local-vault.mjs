// The local store with 50,000 secrets: opening after the key derivation, and one write, beside a plain JSON read of the
// same file. Budgets on the reference machine: 500 ms and 100 ms. CPU time stands beside each, since other work on the machine
// lengthens the first only. usage: node --import tsx bench/local-vault.mjs [secrets]
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { nodeFileOperations } from '../shared/src/host/files/file-operations.ts';
import { loadKernelLock } from '../shared/src/host/files/kernel-lock.ts';
import { openPorts } from '../shared/src/secrets/stores/local/options.ts';
import { writeField } from '../shared/src/secrets/stores/local/secret-changes.ts';
import { newId } from '../shared/src/secrets/vault-file/crypto/ids.ts';
import { OpenVault } from '../shared/src/secrets/vault-file/open-vault.ts';
import { VaultKeys } from '../shared/src/secrets/vault-file/vault-keys.ts';

const RUNS = 9;
const secrets = Number(process.argv[2] ?? 50_000);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kw-bench-'));
const directory = path.join(folder, 'vault');
const value = Buffer.alloc(40, 'v');

try {
  const { vault: ports } = openPorts({
    name: 'bench', directory, operations: nodeFileOperations(process.platform), uid: process.getuid?.(),
    kernelLock: await loadKernelLock(), now: Date.now, monotonic: () => performance.now(), randomBytes,
    schedule: () => () => undefined, autoLockMs: 0,
  });
  await ports.folder.ensure();
  const vaultId = newId(randomBytes);
  const root = randomBytes(32);
  const keys = () => new VaultKeys(Buffer.from(root), vaultId, randomBytes);
  const created = '2026-01-01T00:00:00.000Z';
  const slot = { id: newId(randomBytes), kind: 'external', created, salt: randomBytes(16).toString('base64'), box: randomBytes(60).toString('base64') };
  const vault = ok(await OpenVault.create(ports, keys(), [slot]));
  ok(await vault.commit(fill));
  const file = path.join(directory, 'vault.json');
  console.log(`${secrets} secrets, ${(fs.statSync(file).size / 1e6).toFixed(1)} MB`);
  await measure('plain JSON read', () => JSON.parse(fs.readFileSync(file, 'utf8')));
  await measure('open after the key derivation', async () => {
    const loaded = ok(await ports.folder.load());
    OpenVault.open(ports, keys(), loaded)?.dispose();
  });
  let number = 0;
  await measure('one write', async () => {
    const target = { path: `new/SECRET_${number += 1}`, field: 'value', expected: 'new', meta: { type: 'api-key' } };
    ok(await vault.commit(writeField('bench', target, value)));
  });
} finally {
  fs.rmSync(folder, { recursive: true });
}

function fill(transaction) {
  for (let at = 0; at < secrets; at += 1) {
    const name = `team-${at % 50}/service-${at % 500}/SECRET_${at}`;
    const field = transaction.addRecord(name, 'value', 1, value);
    transaction.setEntry({ path: name, type: 'api-key', versions: [{ version: 1, created: transaction.now, fields: [field] }] });
  }
  return { ok: true, value: undefined };
}

/** Prints the median time of several runs, and their mean CPU time. */
async function measure(what, body) {
  const times = [];
  const before = process.cpuUsage();
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    await body();
    times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  const median = times.sort((a, b) => a - b)[RUNS >> 1];
  console.log(`${what}: ${median.toFixed(0)} ms (CPU ${((user + system) / RUNS / 1000).toFixed(0)} ms)`);
}

function ok(result) {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
