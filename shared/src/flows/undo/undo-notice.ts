import path from 'node:path';
import { unreachable } from '../../core/exhaustive';
import { describe } from '../../core/messages/describe';
import type { Message } from '../../core/messages/message';
import { safeText } from '../../core/text/safe-text';
import type { UndoOutcome, UndoProblem } from './undo-move';
import type { RecordedMove } from './undo-record';

/** What is said of a move that was not taken back whole. Undefined where there is nothing to say. */
export function undoNotice(move: RecordedMove, outcome: UndoOutcome): Message | undefined {
  switch (outcome.kind) {
    case 'undone': return leftNotice(move, outcome.left);
    case 'kept': return problemMessage(outcome.reason);
    case 'failed': return describe(outcome.error);
    default: return unreachable(outcome);
  }
}

/** Lines stay where other code reads them, where they keep values out of git, or where they are not what the move wrote. */
function leftNotice({ name }: RecordedMove, left: readonly string[]): Message | undefined {
  if (left.length === 0) return undefined;
  const files = left.map((file) => safeText(path.basename(file))).join(', ');
  return {
    what: `The lines for ${safeText(name)} in ${files} were kept: other code or a filled .env needs them, or they were changed since.`,
    next: 'Take them out yourself if nothing needs them.',
  };
}

const NOT_CHANGED = 'The code was left as it is, and the secret stays in its store.';

function problemMessage(problem: UndoProblem): Message {
  switch (problem.kind) {
    case 'file-gone':
      return { what: 'The file is not there any more, or is no text.', kept: NOT_CHANGED, next: 'Put it back, then try again.' };
    case 'code-changed':
      return {
        what: 'The lines with the lookup were changed since, so nothing tells for sure where the value belongs.', kept: NOT_CHANGED,
        next: 'Edit them by hand: "keyward secret get" with --show prints the value.',
      };
    case 'other-value':
      return {
        what: `${safeText(problem.reference)} holds another value than this code had.`, kept: NOT_CHANGED,
        next: 'Bring the old version back with "keyward secret rollback", then try again.',
      };
    case 'secret-gone':
      return {
        what: `${safeText(problem.reference)} is not in its store any more.`, kept: 'The code was left as it is.',
        next: 'Bring it back with "keyward secret undelete", then try again.',
      };
    case 'edit-failed':
      return { what: 'The file could not be written.', kept: NOT_CHANGED, next: 'Make it writable, then try again.' };
    case 'record-damaged':
      return {
        what: 'What was written down of this move does not fit the file.', kept: NOT_CHANGED,
        next: 'Edit the file by hand: "keyward secret get" with --show prints the value.',
      };
    default:
      return unreachable(problem);
  }
}
