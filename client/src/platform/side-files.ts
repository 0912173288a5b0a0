import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { FileSystemError, Range, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { TextDocument } from 'vscode';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import type { SideFiles } from '../../../shared/src/flows/ports';

/** keyward.env, .env.example and .gitignore, through the editor, so that open ones and the disk stay one. */
export class EditorSideFiles implements SideFiles {
  async read(file: string): Promise<string | undefined> {
    const open = openDocument(file);
    // The editor keeps the text of a closed or deleted file for a while: only unsaved changes count more than the disk.
    return open?.isDirty === true ? open.getText() : readOnDisk(file);
  }

  async write(file: string, text: string): Promise<Result<void, VaultError>> {
    const open = openDocument(file);
    const isCurrent = open !== undefined && (open.isDirty || open.getText() === await readOnDisk(file));
    return isCurrent ? writeInEditor(open, text) : writeOnDisk(file, text);
  }

  rootOf(file: string): Promise<string> {
    const folder = workspace.getWorkspaceFolder(Uri.file(file));
    return Promise.resolve(folder?.uri.fsPath ?? path.dirname(file));
  }

  async realFolder(folder: string): Promise<string> {
    return realpath(folder);
  }
}

async function readOnDisk(file: string): Promise<string | undefined> {
  try {
    return Buffer.from(await workspace.fs.readFile(Uri.file(file))).toString('utf8');
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/** Not as a text edit: `createFile` with edits and a save leaves an undo that takes half of it back. */
async function writeOnDisk(file: string, text: string): Promise<Result<void, VaultError>> {
  try {
    await workspace.fs.writeFile(Uri.file(file), Buffer.from(text, 'utf8'));
    return ok();
  } catch (error) {
    if (error instanceof FileSystemError) return err(writeError(file, error));
    throw error;
  }
}

/** Changes the open text; it is saved only if nothing of the user's was unsaved before. */
async function writeInEditor(document: TextDocument, text: string): Promise<Result<void, VaultError>> {
  const { fsPath } = document.uri;
  const wasClean = !document.isDirty;
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
  if (!await workspace.applyEdit(edit)) return err({ kind: 'io', file: fsPath, code: 'EDIT_REFUSED' });
  if (wasClean && !await document.save()) return err({ kind: 'read-only', file: fsPath });
  return ok();
}

function openDocument(file: string): TextDocument | undefined {
  const { fsPath } = Uri.file(file);
  return workspace.textDocuments.find(({ uri, isClosed }) => uri.scheme === 'file' && uri.fsPath === fsPath && !isClosed);
}

function writeError(file: string, { code }: FileSystemError): VaultError {
  return code === 'NoPermissions' ? { kind: 'read-only', file } : { kind: 'io', file, code };
}
