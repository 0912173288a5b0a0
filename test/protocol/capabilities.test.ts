import assert from 'node:assert/strict';
import type { ClientCapabilities, InitializeResult } from 'vscode-languageserver/node';
import { PULL, PUSH, TestClient } from './test-client';

/** What every client is offered. */
const COMMON = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: 2, save: false },
  codeActionProvider: { codeActionKinds: ['quickfix'], resolveProvider: false },
  hoverProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

describe('capabilities', () => {
  async function initialized(capabilities: ClientCapabilities): Promise<InitializeResult> {
    const client = await new TestClient({ capabilities }).start();
    client.dispose();
    return client.initialized;
  }

  it('for our own extension: pull, no scan of the workspace by the editor, no command', async () => {
    const result = await initialized({ ...PULL, experimental: { keyward: { moveToVault: true } } });
    assert.deepEqual(result, {
      capabilities: {
        ...COMMON, diagnosticProvider: { identifier: 'keyward', interFileDependencies: false, workspaceDiagnostics: false },
      },
      serverInfo: { name: 'keyward' },
    });
  });

  it('for another editor that pulls', async () => {
    assert.deepEqual((await initialized(PULL)).capabilities, {
      ...COMMON, diagnosticProvider: { identifier: 'keyward', interFileDependencies: false, workspaceDiagnostics: true },
      executeCommandProvider: { commands: ['keyward.moveToVault'] },
    });
  });

  it('for an editor that is sent diagnostics', async () => {
    assert.deepEqual((await initialized(PUSH)).capabilities, {
      ...COMMON, executeCommandProvider: { commands: ['keyward.moveToVault'] },
    });
  });

  it('for a client that says nothing at all, or nonsense', async () => {
    const none = { ...COMMON, executeCommandProvider: { commands: ['keyward.moveToVault'] } };
    assert.deepEqual((await initialized({})).capabilities, none);
    for (const experimental of [null, 'yes', { keyward: null }, { keyward: { moveToVault: 'yes' } }]) {
      assert.deepEqual((await initialized({ experimental })).capabilities, none);
    }
  });
});
