import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { stripeKey } from './made-up-keys';
import { finding, findingsOf, moveAction, moveToVault, openFile, readOnDisk, until } from './window';

/** The keyring of this run opens the vault, so that nothing is asked. */
describe('move to vault', () => {
  it('edits and saves the source, and one undo takes just that back', async () => {
    const text = `const stripe = require('stripe')('${stripeKey('b')}');\n`;
    const { document } = await openFile('pay.js', text);
    await moveToVault(document, await finding(document));
    assert.match(document.getText(), /^const stripe = require\('stripe'\)\(process\.env\.[A-Z0-9_]+\);\n$/);
    assert.equal(document.isDirty, false);
    assert.equal(await readOnDisk('pay.js'), document.getText());
    const manifest = await readOnDisk('keyward.env');
    assert.match(manifest, /^[A-Z0-9_]+=keyward:\/\/local\//m);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    assert.equal(await readOnDisk('keyward.env'), manifest);
  });

  it('leaves a text unsaved that had changes of its user', async () => {
    const editor = await openFile('dirty.js', '// nothing yet\n');
    await editor.edit((edit) => { edit.insert(new vscode.Position(1, 0), `const token = '${stripeKey('c')}';\n`); });
    await moveToVault(editor.document, await finding(editor.document));
    assert.match(editor.document.getText(), /process\.env\./);
    assert.equal(editor.document.isDirty, true);
    assert.equal(await readOnDisk('dirty.js'), '// nothing yet\n');
  });

  it('edits the file of the finding, also when another one has the focus by then', async () => {
    const { document } = await openFile('first.js', `const first = '${stripeKey('d')}';\n`);
    const press = await moveAction(document, await finding(document));
    const moving = press();
    const other = await openFile('second.js', 'const second = 1;\n');
    await moving;
    assert.match(document.getText(), /^const first = process\.env\./);
    assert.equal(other.document.getText(), 'const second = 1;\n');
  });

  it('finds the value again where somebody types meanwhile, and corrupts nothing', async () => {
    const editor = await openFile('typing.js', `const moved = '${stripeKey('e')}';\n`);
    const press = await moveAction(editor.document, await finding(editor.document));
    const moving = press();
    await editor.edit((edit) => { edit.insert(new vscode.Position(0, 0), '// one line more\n// and another\n'); });
    await moving;
    await until('the edit', () => editor.document.getText().includes('process.env.') || undefined);
    assert.match(editor.document.getText(), /^\/\/ one line more\n\/\/ and another\nconst moved = process\.env\.[A-Z0-9_]+;\n$/);
  });

  it('lets equal values share one secret, and takes the one that was meant', async () => {
    const key = stripeKey('f');
    const { document } = await openFile('twins.js', `const a = '${key}';\nconst b = '${key}';\n`);
    await until('two findings', () => findingsOf(document.uri).length === 2 || undefined);
    const second = findingsOf(document.uri).find(({ range }) => range.start.line === 1);
    assert(second !== undefined);
    await moveToVault(document, second);
    assert.match(document.getText(), new RegExp(`^const a = '${key}';\nconst b = process\\.env\\.([A-Z0-9_]+);\n$`));
    await until('one finding', () => findingsOf(document.uri).length === 1 || undefined);
    await moveToVault(document, await finding(document));
    const names = [...document.getText().matchAll(/process\.env\.([A-Z0-9_]+)/g)].map(([, name]) => name);
    assert.equal(names.length, 2);
    assert.equal(names[0], names[1]);
  });

  it('takes the finding under the cursor when it is called without an argument', async () => {
    const editor = await openFile('cursor.js', `const other = 1;\nconst picked = '${stripeKey('i')}';\n`);
    const { range } = await finding(editor.document);
    editor.selection = new vscode.Selection(range.start, range.start);
    await vscode.commands.executeCommand('keyward.moveToVault');
    assert.match(editor.document.getText(), /^const other = 1;\nconst picked = process\.env\.[A-Z0-9_]+;\n$/);
  });

  it('keeps unsaved changes of an open manifest unsaved, and adds its line', async () => {
    await openFile('notes.js', '// just to have something open\n');
    const manifest = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'keyward.env'));
    const editor = await vscode.window.showTextDocument(manifest);
    await editor.edit((edit) => { edit.insert(new vscode.Position(0, 0), '# a note of mine\n'); });
    const before = await readOnDisk('keyward.env');
    const { document } = await openFile('third.py', `MAIL_API_KEY = "${stripeKey('g')}"\n`);
    await moveToVault(document, await finding(document));
    assert.match(manifest.getText(), /^# a note of mine\n/);
    assert.match(manifest.getText(), /^MAIL_API_KEY=keyward:\/\//m);
    assert.equal(manifest.isDirty, true);
    assert.equal(await readOnDisk('keyward.env'), before);
  });
});

function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (first === undefined) throw new Error('no folder is open');
  return first.uri;
}
