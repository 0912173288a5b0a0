import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleScript } from '../../../support/bundle';
import { projectRoot, requires } from '../../../support/requirements';

const KIT = path.join(projectRoot, 'test/fixtures/vault-testkit');
const VERSION = '1.4.5';

describe('a vault under a second cryptography', function secondStack() {
  this.timeout(60_000);

  it('reads and writes the same bytes with OpenSSL and with BoringSSL', function compare() {
    const { XDG_CACHE_HOME, KEYWARD_TEST_CACHE } = process.env;
    const cache = KEYWARD_TEST_CACHE ?? path.join(XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'keyward-test');
    const other = path.join(cache, `bun-${VERSION}/node_modules/@oven/bun-linux-x64/bin/bun`);
    requires(this, 'a runtime with BoringSSL', existsSync(other), 'node scripts/install-second-crypto.mjs');
    const kit = JSON.parse(readFileSync(path.join(KIT, 'cases.json'), 'utf8')) as { password: string; secrets: object };
    const script = bundleScript('test/fixtures/vault-testkit/second-stack.ts');
    const [first, second] = [process.execPath, other].map((runtime) => {
      const ended = spawnSync(runtime, [script, path.join(KIT, 'valid.json'), kit.password], { encoding: 'utf8' });
      assert.equal(ended.status, 0, ended.stderr);
      return JSON.parse(ended.stdout) as { values: object; written: string };
    });
    assert.deepEqual(first?.values, kit.secrets);
    assert.deepEqual(second, first);
  });
});
