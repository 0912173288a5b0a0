import { Position, window } from 'vscode';
import type { CursorPlace } from '../../../shared/src/flows/ports';
import type { TextPositions } from '../language/plan-reply';
import { openedDocument } from './documents';

/** The text of a URI as it is at this moment; `version` says which one that was. */
export function positionsOf(uri: string): TextPositions | undefined {
  const document = openedDocument(uri);
  if (document === undefined) return undefined;
  const { version } = document;
  return {
    version,
    offsetAt: ({ line, character }) => document.offsetAt(new Position(line, character)),
    positionAt: (offset) => {
      const { line, character } = document.positionAt(offset);
      return { line, character };
    },
  };
}

/** The cursor of the text that the person worked in last; a view that has the focus now does not change that. */
export function cursorPlace(): CursorPlace | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection: { active } } = editor;
  return { uri: document.uri.toString(), version: document.version, offset: document.offsetAt(active) };
}
