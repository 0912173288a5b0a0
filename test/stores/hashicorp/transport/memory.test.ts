import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { bundleScript } from '../../../support/bundle';
import { makeCertificates } from '../../../support/fault-server/certificates';
import { FaultServer } from '../../../support/fault-server/fault-server';
import { secretVersion, success } from '../../../support/fault-server/vault-faults';
import { memoryOf } from '../../../support/process-memory';
import { requires } from '../../../support/requirements';

/** Threat 13, for values that came over a network. The token is not among them: Node's HTTP client wants it as a string. */
describe('memory of a process that read and wrote a value over TLS', function memorySuite() {
  this.timeout(120_000);

  it('has the value while somebody holds it, and not afterwards', async function () {
    requires(this, '/proc/PID/mem', existsSync('/proc/self/mem'), 'only Linux has it');
    const certificates = makeCertificates(this);
    const folder = mkdtempSync(path.join(tmpdir(), 'kw-memory-'));
    const value = randomBytes(32).toString('hex');
    const server = await FaultServer.start({ certificate: certificates.good });
    let child: ChildProcess | undefined;
    try {
      const ca = path.join(folder, 'ca.pem');
      writeFileSync(ca, certificates.ca);
      server.when('GET', '/v1/secret/data/from', secretVersion({ password: value }))
        .when('GET', '/v1/secret/data/other', secretVersion({ password: 'y'.repeat(64) })).always(success({ version: 1 }));
      const started = spawn(process.execPath, [bundleScript('test/stores/hashicorp/transport/memory.child.ts'), server.origin, ca], { stdio: ['pipe', 'pipe', 'inherit'] });
      child = started;
      const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
      const has = (): boolean => memoryOf(started.pid ?? 0).some((region) => region.includes(value));

      assert.equal((await lines.next()).value, 'holding');
      assert.ok(has(), 'the search must find what is there');
      started.stdin.write('let go\n');
      assert.equal((await lines.next()).value, 'done');
      assert.ok(!has());
      assert.match(server.requests[1]?.body ?? '', new RegExp(value));
    } finally {
      child?.kill('SIGKILL');
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
