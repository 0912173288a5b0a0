import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { policyFile } from '../../../../shared/src/secrets/policy/policy-file';
import { DEFAULT_POLICY } from '../../../../shared/src/secrets/policy/policy';

describe('the policy file', () => {
  let folder: string;
  let file: string;
  const kind = async (uid = process.getuid?.()): Promise<string> => (await policyFile({ file, uid }).current()).kind;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'keyward-policy-'));
    file = path.join(folder, 'policy.yaml');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is the default policy where there is none', async () => {
    assert.deepEqual(await policyFile({ file, uid: process.getuid?.() }).current(), DEFAULT_POLICY);
  });

  it('is read anew each time', async () => {
    const source = policyFile({ file, uid: process.getuid?.() });
    writeFileSync(file, 'version: 1\n');
    assert.equal((await source.current()).kind, 'policy');
    writeFileSync(file, 'version: 9\n');
    assert.deepEqual(await source.current(), { kind: 'broken', file, line: 1 });
  });

  it('may be a link to a file of this user', async () => {
    writeFileSync(path.join(folder, 'kept.yaml'), 'version: 1\n');
    symlinkSync('kept.yaml', file);
    assert.equal(await kind(), 'policy');
  });

  it('is broken when others can write it', async () => {
    writeFileSync(file, 'version: 1\n');
    chmodSync(file, 0o664);
    assert.equal(await kind(), 'broken');
    chmodSync(file, 0o644);
    assert.equal(await kind(), 'policy');
  });

  it('is broken when it belongs to somebody else', async () => {
    writeFileSync(file, 'version: 1\n');
    assert.equal(await kind((process.getuid?.() ?? 0) + 1), 'broken');
  });

  it('is broken when it is a folder or far too large', async () => {
    mkdirSync(file);
    assert.equal(await kind(), 'broken');
    rmSync(file, { recursive: true });
    writeFileSync(file, `version: 1\n# ${'x'.repeat(1024 * 1024)}\n`);
    assert.equal(await kind(), 'broken');
  });
});
