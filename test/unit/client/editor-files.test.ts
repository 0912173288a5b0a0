import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import type { EditorDocuments } from '../../../client/src/platform/documents';
import type { EditorSideFiles } from '../../../client/src/platform/side-files';
import { temporaryFolder, valueOf } from '../../support/local-vault';

/** What this test's editor has open, and how it answers an edit. */
interface Editor {
  documents: OpenDocument[];
  answer: (document: OpenDocument) => boolean;
  folders: readonly string[];
}

interface OpenDocument {
  readonly uri: { readonly scheme: 'file'; readonly fsPath: string; toString(): string };
  readonly isClosed: false;
  version: number;
  isDirty: boolean;
  text: string;
  getText(): string;
  positionAt(offset: number): number;
  save(): Promise<boolean>;
}

type Load = (request: string, ...rest: readonly unknown[]) => unknown;

/** The editor itself is no module outside of it: the few names that these two classes use stand in for it. */
describe('files and documents of the editor', () => {
  const editor: Editor = { documents: [], answer: () => true, folders: [] };
  const loader = Module as unknown as { _load: Load };
  const original = loader._load;
  let sideFiles: EditorSideFiles;
  let documents: EditorDocuments;

  before(async () => {
    loader._load = (request, ...rest) => (request === 'vscode' ? standIn(editor) : original.call(loader, request, ...rest));
    const [files, texts] = await Promise.all([
      import('../../../client/src/platform/side-files'), import('../../../client/src/platform/documents'),
    ]);
    sideFiles = new files.EditorSideFiles((size) => randomBytes(size));
    documents = new texts.EditorDocuments(() => ({ dispose: () => undefined }));
  });
  after(() => { loader._load = original; });
  beforeEach(() => { Object.assign(editor, { documents: [], answer: () => true, folders: [] }); });

  it('keep the encoding of a closed file, and another program\'s line', async () => {
    const file = path.join(temporaryFolder(), '.env.example');
    writeFileSync(file, Buffer.from('# caf\xe9\n', 'latin1'));
    const before = await sideFiles.read(file);
    assert.equal(before, '# caf\xe9\n');
    assert.equal(valueOf(await sideFiles.write(file, before, `${before}A=\n`)), 'written');
    assert.deepEqual(readFileSync(file), Buffer.from('# caf\xe9\nA=\n', 'latin1'));
    assert.equal(valueOf(await sideFiles.write(file, before, 'mine')), 'stale');
    assert.equal(valueOf(await sideFiles.write(file, undefined, 'mine')), 'stale');
  });

  it('change an open file only while it says what was read', async () => {
    const file = path.join(temporaryFolder(), 'keyward.env');
    writeFileSync(file, 'disk\n');
    const open = document(file, 'typed\n', true);
    editor.documents = [open];
    assert.equal(await sideFiles.read(file), 'typed\n');
    assert.equal(valueOf(await sideFiles.write(file, 'disk\n', 'mine')), 'stale');
    assert.equal(valueOf(await sideFiles.write(file, 'typed\n', 'typed\nA=1\n')), 'written');
    assert.equal(open.text, 'typed\nA=1\n');
    assert.equal(readFileSync(file, 'utf8'), 'disk\n', 'his unsaved changes stay his to save');
  });

  it('tell an edit that the editor refuses from one that came too late', async () => {
    const open = document('/project/a.js', 'text', false);
    editor.documents = [open];
    const edit = [{ span: { start: 0, end: 4 }, newText: 'x' }];
    editor.answer = () => false;
    assert.equal(await documents.apply(open.uri.toString(), 1, edit), 'failed');
    editor.answer = (changed) => { changed.version += 1; return false; };
    assert.equal(await documents.apply(open.uri.toString(), 1, edit), 'stale');
    assert.equal(await documents.apply(open.uri.toString(), 1, edit), 'stale');
  });

  it('put an untitled document into the only folder there is', async () => {
    assert.equal(await sideFiles.untitledFolder(), undefined);
    editor.folders = ['/one'];
    assert.equal(await sideFiles.untitledFolder(), '/one');
    editor.folders = ['/one', '/two'];
    assert.equal(await sideFiles.untitledFolder(), undefined);
  });
});

function document(file: string, text: string, isDirty: boolean): OpenDocument {
  const uri = { scheme: 'file' as const, fsPath: file, toString: () => `file://${file}` };
  return {
    uri, isClosed: false, version: 1, isDirty, text,
    getText() { return this.text; },
    positionAt: (offset) => offset,
    save: () => Promise.resolve(true),
  };
}

interface Replacement {
  readonly uri: OpenDocument['uri'];
  readonly text: string;
}

function standIn(editor: Editor): unknown {
  class WorkspaceEdit {
    readonly replacements: Replacement[] = [];

    replace(uri: OpenDocument['uri'], _range: unknown, text: string): void {
      this.replacements.push({ uri, text });
    }
  }
  const fileUri = (fsPath: string): OpenDocument['uri'] => ({ scheme: 'file', fsPath, toString: () => `file://${fsPath}` });
  return {
    WorkspaceEdit,
    Range: class { readonly isEmpty = false; },
    Uri: { file: fileUri, parse: (text: string) => fileUri(text.slice('file://'.length)) },
    workspace: {
      get textDocuments() { return editor.documents; },
      get workspaceFolders() { return editor.folders.map((folder) => ({ uri: fileUri(folder) })); },
      applyEdit: ({ replacements }: WorkspaceEdit) => Promise.resolve(replacements.every(({ uri, text }) => {
        const changed = editor.documents.find((each) => each.uri.fsPath === uri.fsPath);
        if (changed === undefined || !editor.answer(changed)) return false;
        changed.text = text;
        changed.version += 1;
        return true;
      })),
    },
  };
}
