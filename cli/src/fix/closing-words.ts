import path from 'node:path';
import type { Message } from '../../../shared/src/core/messages/message';
import { printReference } from '../../../shared/src/core/reference';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { MoveOutcome } from '../../../shared/src/flows/move-outcome';
import { noteStep } from '../../../shared/src/flows/move-notice';
import type { HistoryAnswer } from '../../../shared/src/flows/ports';
import type { LookupNote } from '../../../shared/src/scan/lookups/plan';

/** A message whose next step is some commands, each on a line of its own so that it can be copied. */
export interface ClosingMessage extends Message {
  readonly commands?: readonly string[];
}

/** What a run says once at its end instead of under each finding. Collects names and files only. */
export class ClosingWords {
  readonly #noted = new Map<LookupNote, Set<string>>();
  readonly #wrote = new Set<string>();
  /** What git's history is searched for, in the order of the moves. */
  readonly #lookedFor: LookedFor[] = [];
  #needsAllow: string | undefined;

  add(outcome: MoveOutcome): void {
    if (!('secret' in outcome)) return;
    const { name, ref, wrote, approval, manifest } = outcome.secret;
    for (const file of wrote) this.#wrote.add(file);
    if (outcome.kind === 'kept') return;
    if (outcome.history === 'asked-later') this.#lookedFor.push({ name: safeText(name), reference: safeText(printReference(ref)) });
    if (approval === 'needs-allow') this.#needsAllow ??= manifest;
    if (outcome.kind !== 'moved') return;
    for (const note of outcome.notes) this.#noted.set(note, (this.#noted.get(note) ?? new Set()).add(name));
  }

  /** The files beside the code that gained lines, in the order in which they did. */
  filesMessage(pathOf: (file: string) => string): Message | undefined {
    if (this.#wrote.size === 0) return undefined;
    const files = [...this.#wrote].map((file) => safeText(pathOf(file))).join(', ');
    return { what: `These files gained lines, and no values: ${files}.`, next: 'Commit them with the code.' };
  }

  /** One for each kind of step that programs need beside "keyward run". */
  stepMessages(): readonly Message[] {
    return [...this.#noted].flatMap(([note, names]) => {
      const list = [...names].join(', ');
      const next = noteStep(note, list);
      return next === undefined ? [] : [{ what: `More is needed for ${safeText(list)}.`, next }];
    });
  }

  /** Where a manifest asks for more than this person placed there. */
  approvalMessage(pathOf: (file: string) => string): Message | undefined {
    if (this.#needsAllow === undefined) return undefined;
    const what = `${safeText(pathOf(this.#needsAllow))} asks for more than you placed there, so none of it is given out yet.`;
    return { what, next: 'Look at it and approve it with "keyward allow".' };
  }

  /** A `.gitignore` that was to hide a `.env` which git follows already: the line has no effect on that. */
  async trackedMessage(isTracked: (file: string) => Promise<boolean>, pathOf: (file: string) => string): Promise<Message | undefined> {
    const tracked: string[] = [];
    for (const file of this.#wrote) {
      const dotenv = path.join(path.dirname(file), '.env');
      if (path.basename(file) === '.gitignore' && await isTracked(dotenv).catch(() => false)) tracked.push(safeText(pathOf(dotenv)));
    }
    if (tracked.length === 0) return undefined;
    const names = tracked.join(' ');
    return { what: `Git still tracks ${names}, which .gitignore does not change.`, next: `Run "git rm --cached ${names}": the file itself stays.` };
  }

  /** `answers` are in the order of the moves; a missing one counts as unknown. */
  historyMessage(answers: readonly HistoryAnswer[]): ClosingMessage | undefined {
    const whose = (wanted: HistoryAnswer): readonly LookedFor[] => this.#lookedFor.filter((_, index) => (answers[index] ?? 'unknown') === wanted);
    return historyNotice(whose('in-history'), whose('unknown'));
  }
}

/** A value that was moved, in words that are made harmless. */
interface LookedFor {
  readonly name: string;
  readonly reference: string;
}

function historyNotice(found: readonly LookedFor[], unknown: readonly LookedFor[]): ClosingMessage | undefined {
  const notSearched = `Git's history could not be searched for ${names(unknown)}`;
  if (found.length === 0) return unknown.length === 0 ? undefined : { what: `${notSearched}.`, ...rotation('What was ever committed has to be rotated', unknown) };
  const { next, commands } = rotation(`Rotate ${found.length === 1 ? 'it' : 'each of them'}, since whoever has the repository has the old value`, found);
  return {
    what: `The old value is still in this repository's git history: ${names(found)}.`
      + (unknown.length === 0 ? '' : ` ${notSearched}; rotate what was ever committed.`),
    next, commands,
  };
}

function names(values: readonly LookedFor[]): string {
  return [...new Set(values.map(({ name }) => name))].join(', ');
}

/** Several names may read one secret, which is rotated once. */
function rotation(why: string, values: readonly LookedFor[]): Required<Pick<ClosingMessage, 'next' | 'commands'>> {
  return { next: `${why}:`, commands: [...new Set(values.map(({ reference }) => reference))].map((reference) => `keyward rotate ${reference}`) };
}
