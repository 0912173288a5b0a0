import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { Range, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { TextDocument } from 'vscode';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import type { SideFiles, SideFileWrite } from '../../../shared/src/flows/ports';
import { readSideFile, writeSideFile } from '../../../shared/src/host/files/side-file';

/** keyward.env, .env.example and .gitignore, through the editor, so that open ones and the disk stay one. */
export class EditorSideFiles implements SideFiles {
  readonly #randomBytes: (size: number) => Uint8Array;

  constructor(randomBytes: (size: number) => Uint8Array) {
    this.#randomBytes = randomBytes;
  }

  async read(file: string): Promise<string | undefined> {
    const open = openDocument(file);
    // The editor keeps the text of a closed or deleted file for a while: only unsaved changes count more than the disk.
    return Promise.resolve(open?.isDirty === true ? open.getText() : readSideFile(file));
  }

  /** Nothing is awaited between the comparison and the change. */
  async write(file: string, before: string | undefined, after: string): Promise<Result<SideFileWrite, VaultError>> {
    const open = openDocument(file);
    const isCurrent = open !== undefined && (open.isDirty || open.getText() === readSideFile(file));
    if (isCurrent) return open.getText() === before ? writeInEditor(open, after) : ok('stale');
    // Not as a text edit: `createFile` with edits and a save leaves an undo that takes half of it back.
    return writeSideFile(file, before, after, Buffer.from(this.#randomBytes(6)).toString('hex'));
  }

  rootOf(file: string): Promise<string> {
    const folder = workspace.getWorkspaceFolder(Uri.file(file));
    return Promise.resolve(folder?.uri.fsPath ?? path.dirname(file));
  }

  untitledFolder(): Promise<string | undefined> {
    const [folder, ...others] = workspace.workspaceFolders ?? [];
    return Promise.resolve(folder?.uri.scheme === 'file' && others.length === 0 ? folder.uri.fsPath : undefined);
  }

  async realFolder(folder: string): Promise<string> {
    return realpath(folder);
  }
}

/** Changes the open text; it is saved only if nothing of the user's was unsaved before. */
async function writeInEditor(document: TextDocument, text: string): Promise<Result<SideFileWrite, VaultError>> {
  const { uri: { fsPath }, version } = document;
  const wasClean = !document.isDirty;
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
  if (!await workspace.applyEdit(edit)) {
    return document.version === version ? err({ kind: 'io', file: fsPath, code: 'EDIT_REFUSED' }) : ok('stale');
  }
  if (wasClean && !await document.save()) return err({ kind: 'read-only', file: fsPath });
  return ok('written');
}

function openDocument(file: string): TextDocument | undefined {
  const { fsPath } = Uri.file(file);
  return workspace.textDocuments.find(({ uri, isClosed }) => uri.scheme === 'file' && uri.fsPath === fsPath && !isClosed);
}
