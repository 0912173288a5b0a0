import { Position } from 'vscode';
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
