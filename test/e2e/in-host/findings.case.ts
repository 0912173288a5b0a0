import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { stripeKey } from './made-up-keys';
import { finding, openFile, quickFixes } from './window';

describe('findings in the editor', () => {
  const key = stripeKey('a');

  it('come with a code, a page and nothing of the value', async () => {
    const { document } = await openFile('findings.js', `const stripe = require('stripe')('${key}');\n`);
    const found = await finding(document);
    assert.equal(document.getText(found.range), key);
    assert.ok(typeof found.code === 'object' && found.code.target.toString().startsWith('https://'));
    const { range, ...said } = found;
    assert.ok(!JSON.stringify(said).includes(key.slice(8, 20)), 'a piece of the value');
    assert.ok(range.isSingleLine);
  });

  it('are there in an untitled text', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: `KEY = "${key}"\n` });
    await vscode.window.showTextDocument(document);
    assert.equal(document.getText((await finding(document)).range), key);
  });

  it('are there in the cells of a notebook, also of text', async () => {
    const cells = [
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, `key = "${key}"`, 'python'),
      new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, `Use the key \`${key}\`.`, 'markdown'),
    ];
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData(cells));
    await vscode.window.showNotebookDocument(notebook);
    for (const cell of notebook.getCells()) await finding(cell.document);
  });

  it('offer quick fixes whose titles and arguments name nothing', async () => {
    const { document } = await openFile('titles.js', `const stripe = require('stripe')('${key}');\n`);
    const actions = await quickFixes(document, await finding(document));
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Move to vault, read with process.env'), titles.join(', '));
    assert.ok(!JSON.stringify(actions.map(({ title, command }) => [title, command])).includes(key.slice(8, 20)));
  });

  it('are shown for a manifest that is not understood, without its text', async () => {
    const { document } = await openFile('keyward.env', `# a key that somebody pasted\nSTRIPE=${key}\n`);
    const found = await finding(document);
    assert.equal(document.languageId, 'keyward');
    assert.ok(!found.message.includes(key.slice(8, 20)));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(document.uri);
  });
});
