import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nodeFileOperations } from '../../../../shared/src/host/files/file-operations';
import { PrivateFolder } from '../../../../shared/src/host/files/private-folder';
import { PrivateTextFile } from '../../../../shared/src/host/files/private-text-file';
import { temporaryFolder, valueOf } from '../../../support/local-vault';

describe('a small file of one user', () => {
  it('is set aside under a name that no other file has', async () => {
    const directory = path.join(temporaryFolder(), 'state');
    const folder = new PrivateFolder({ directory, operations: nodeFileOperations(process.platform), uid: process.getuid?.(), randomBytes });
    const file = new PrivateTextFile({ folder, name: 'undo.json', lock: { kernel: undefined, timeoutMs: 1000, monotonic: () => performance.now() } });
    for (const text of ['first', 'second']) {
      valueOf(await file.update(() => text));
      assert.equal(valueOf(await file.setAside('another')), undefined, 'it is not what was seen any more');
      valueOf(await file.update(() => undefined));
      assert.equal(readFileSync(valueOf(await file.setAside(text)) ?? '', 'utf8'), text);
      assert.equal(valueOf(await file.read()), undefined);
    }
    assert.deepEqual(readdirSync(directory).filter((name) => name.startsWith('undo.json.damaged')).sort(), ['undo.json.damaged', 'undo.json.damaged-2']);
    assert.equal(file.path, path.join(directory, 'undo.json'));
  });
});
