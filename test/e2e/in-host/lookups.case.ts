import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { stripeKey } from './made-up-keys';
import { finding, moveToVault, openFile, quickFixes, readOnDisk, until, workspaceFolder } from './window';

/** A manifest that has a name for the secret already, so that nothing is asked. */
async function folderWithManifest(name: string): Promise<void> {
  await mkdir(path.join(workspaceFolder(), name), { recursive: true });
  await writeFile(path.join(workspaceFolder(), name, 'keyward.env'), 'MAIL_KEY=keyward://local/team/mail#value\n');
}

const NODE = { kind: 'field', ref: { store: 'local', path: 'team/mail', field: 'value' } };

describe('insert lookup', () => {
  it('reads a secret at the cursor, import and all, and one undo takes it back', async () => {
    await folderWithManifest('inserted');
    const text = '"""Mails."""\n\nkey = \n';
    const editor = await openFile('inserted/mail.py', text);
    editor.selection = new vscode.Selection(2, 6, 2, 6);
    await vscode.commands.executeCommand('keyward.insertLookup', NODE);
    assert.equal(editor.document.getText(), '"""Mails."""\n\nimport os\n\nkey = os.environ["MAIL_KEY"]\n');
    assert.equal(editor.document.isDirty, true);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text);
    assert.equal(await readOnDisk('inserted/keyward.env'), 'MAIL_KEY=keyward://local/team/mail#value\n');
  });

  it('changes nothing where no lookup can stand', async () => {
    await folderWithManifest('refused');
    const editor = await openFile('refused/mail.py', '# the key \n');
    editor.selection = new vscode.Selection(0, 10, 0, 10);
    await vscode.commands.executeCommand('keyward.insertLookup', NODE);
    assert.equal(editor.document.getText(), '# the key \n');
  });
});

describe('a value that a store has already', () => {
  it('is said to be there and offered from there, as soon as it was moved once', async () => {
    const key = stripeKey('k');
    const { document } = await openFile('once.js', `const once = '${key}';\n`);
    await moveToVault(document, await finding(document));
    const again = await openFile('again.js', `const again = '${key}';\n`);
    await until('a finding that knows the vault', async () => /in a vault already/.test((await finding(again.document)).message) || undefined);
    const titles = (await quickFixes(again.document, await finding(again.document))).map(({ title }) => title);
    assert.deepEqual(titles.filter((title) => /vault|secret/i.test(title)), [
      'Move to vault, read with process.env', 'Use existing secret…', 'Move to vault… (choose name and store)',
    ]);
  });
});
