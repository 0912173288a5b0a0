import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMAND_IDS } from '../../../client/src/commands/command-id';

const EXTENSION = 'keyward.keyward';

interface Contributed {
  readonly commands: readonly { readonly command: string }[];
}

/** What another extension of the same host can do with ours: this file is one. */
describe('other extensions', () => {
  it('get no object of ours', async () => {
    const extension = vscode.extensions.getExtension<unknown>(EXTENSION);
    assert(extension !== undefined);
    assert.equal(await extension.activate(), undefined);
    assert.equal(extension.exports, undefined);
  });

  it('find every contributed command and no other', async () => {
    const extension = vscode.extensions.getExtension<unknown>(EXTENSION);
    const { contributes } = extension?.packageJSON as { readonly contributes: Contributed };
    const contributed: readonly string[] = contributes.commands.map(({ command }) => command).sort();
    assert.deepEqual(contributed, [...COMMAND_IDS].sort());
    const registered = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('keyward.') && !/^keyward\.secrets\./.test(id));
    assert.deepEqual(registered.filter((id) => !contributed.some((each) => each === id)), []);
  });

  for (const id of ['keyward.reveal', 'keyward.copyValue', 'keyward.copyReference', 'keyward.moveToVault', 'keyward.lock'] as const) {
    it(`get nothing out of ${id} with arguments of their own`, async () => {
      for (const argument of [42, 'all', { ref: { store: '../x', path: '..', field: '' } }, { uri: 7 }, { ref: null }, []]) {
        assert.equal(await vscode.commands.executeCommand(id, argument), undefined);
      }
    });
  }
});
