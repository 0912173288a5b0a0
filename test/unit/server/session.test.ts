import assert from 'node:assert/strict';
import { fingerprinter } from '../../../shared/src/core/redact/fingerprint';
import { negotiate } from '../../../server/src/session';
import type { ClientParams, Session } from '../../../server/src/session';

const random = (size: number): Uint8Array => new Uint8Array(size).fill(9);

function session(params: Partial<ClientParams> = {}): Session {
  return negotiate({ capabilities: {}, workspaceFolders: null, ...params }, random);
}

describe('what is agreed with a client', () => {
  it('is the least where it says nothing', () => {
    const { codec, fingerprint, fingerprintKey, ...rest } = session();
    assert.equal(codec.kind, 'utf-16');
    assert.deepEqual([...fingerprintKey], [...random(32)]);
    assert.equal(fingerprint('x'), fingerprinter(random(32))('x'));
    assert.deepEqual(rest, {
      pull: false, pullRefresh: false, relatedInformation: false, markdownHover: false, workspaceFolders: false,
      settingsByResource: false, settingsRegistration: false, watchedFiles: false, ownsVault: false, folders: [],
    });
  });

  it('takes folders, or the one root of an older client', () => {
    const workspaceFolders = [{ uri: 'file:///work/a', name: 'a' }, { uri: 'vscode-vfs://github/b', name: 'b' }];
    assert.deepEqual(session({ workspaceFolders }).folders, ['/work/a']);
    assert.deepEqual(session({ rootUri: 'file:///work/b' }).folders, ['/work/b']);
    assert.deepEqual(session({ workspaceFolders, rootUri: 'file:///work/b' }).folders, ['/work/a']);
    assert.deepEqual(session({ rootUri: null }).folders, []);
  });

  it('makes the same fingerprints as the owner of the secrets', () => {
    const key = Buffer.alloc(32, 3);
    const { fingerprint } = session({ initializationOptions: { fingerprintKey: key.toString('base64') } });
    assert.equal(fingerprint('x'), fingerprinter(key)('x'));
  });

  for (const initializationOptions of [null, 'x', {}, { fingerprintKey: 7 }, { fingerprintKey: '' }, { fingerprintKey: Buffer.alloc(31).toString('base64') }]) {
    it(`takes no key from ${JSON.stringify(initializationOptions)}`, () => {
      assert.deepEqual([...session({ initializationOptions }).fingerprintKey], [...random(32)]);
    });
  }

  it('knows a client that owns a vault by its own word only', () => {
    const owns = (experimental: unknown): boolean => session({ capabilities: { experimental } }).ownsVault;
    assert.equal(owns({ keyward: { moveToVault: true } }), true);
    for (const other of [undefined, null, 1, {}, { keyward: undefined }, { keyward: { moveToVault: 1 } }, { keyward: [] }]) assert.equal(owns(other), false);
  });
});
