import { Range, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { TextDocument } from 'vscode';
import { isLanguageId } from '../../../shared/src/core/model/language-id';
import type { TextEdit } from '../../../shared/src/core/model/span';
import type { ApplyOutcome, Documents, SourceDocument } from '../../../shared/src/flows/ports';
import type { Delay } from './clipboard';

/** After this long without a change nobody is typing. */
const QUIET_MILLISECONDS = 300;

/** Texts that are open in the editor. */
export class EditorDocuments implements Documents {
  readonly #delay: Delay;

  constructor(delay: Delay) {
    this.#delay = delay;
  }

  async open(uri: string): Promise<SourceDocument | undefined> {
    const document = await openDocument(uri);
    return document === undefined ? undefined : sourceDocument(document);
  }

  /**
   * The editor's own check is no check: it compares with the version at the time of the call, so that an edit made for an
   * older text is applied to the newer one. Hence nothing may be awaited between the comparison and the edit.
   */
  async apply(uri: string, version: number, edits: readonly TextEdit[]): Promise<ApplyOutcome> {
    const document = openedDocument(uri);
    if (document === undefined) return 'failed';
    if (document.version !== version) return 'stale';
    const edit = new WorkspaceEdit();
    for (const { span, newText } of edits) {
      edit.replace(document.uri, new Range(document.positionAt(span.start), document.positionAt(span.end)), newText);
    }
    if (await workspace.applyEdit(edit)) return 'applied';
    // The editor refuses an edit when the text moved meanwhile, and also for a file that it may not change.
    return document.version === version ? 'failed' : 'stale';
  }

  async save(uri: string): Promise<boolean> {
    const document = openedDocument(uri);
    return document !== undefined && await document.save();
  }

  async quiet(uri: string): Promise<void> {
    await new Promise<void>((resolve) => {
      const wait = (): ReturnType<Delay> => this.#delay(QUIET_MILLISECONDS, () => {
        listener.dispose();
        resolve();
      });
      const listener = workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() !== uri) return;
        timer.dispose();
        timer = wait();
      });
      let timer = wait();
    });
  }
}

/** The open document of a URI as the server writes it; the two sides may escape differently. */
export function openedDocument(uri: string): TextDocument | undefined {
  const wanted = Uri.parse(uri).toString();
  return workspace.textDocuments.find((document) => document.uri.toString() === wanted && !document.isClosed);
}

async function openDocument(uri: string): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(Uri.parse(uri, true));
  } catch {
    return undefined;
  }
}

function sourceDocument(document: TextDocument): SourceDocument {
  const { languageId, version, isDirty } = document;
  return {
    uri: document.uri.toString(),
    ...(isOnDisk(document) ? { file: document.uri.fsPath } : {}),
    languageId: isLanguageId(languageId) ? languageId : 'plaintext',
    text: document.getText(),
    version,
    dirty: isDirty,
  };
}

/** A cell of a notebook has the path of its notebook. */
function isOnDisk({ uri, isUntitled }: TextDocument): boolean {
  return !isUntitled && (uri.scheme === 'file' || uri.scheme === 'vscode-notebook-cell');
}
