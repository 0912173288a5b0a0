import { unreachable } from '../core/exhaustive';
import { describe } from '../core/messages/describe';
import type { Message } from '../core/messages/message';
import { safeText } from '../core/text/safe-text';
import type { SecretPlace } from '../secrets/service';
import type { DeletionOutcome, DeletionQuestion } from './delete';
import type { ManifestLine } from './manifest-lines';
import type { KeptOldReason, Relocated, Relocation, RelocationOutcome, RelocationQuestion } from './relocate';

/** What is said before a secret is renamed, moved or copied: one wording for editor and terminal. */
export function relocationSentences(question: RelocationQuestion): readonly string[] {
  const { kind, from, to, olderVersions, lines, pinned, doubtful, undoable } = question;
  const older = olderVersions === 0 ? [] : [olderSentence(question)];
  if (kind === 'copy') return [`A copy of ${placeWords(from)} is made as ${placeWords(to)}; everything else stays as it is.`, ...older];
  const stays = pinned.length > 0 || doubtful.length > 0;
  return [
    `${placeWords(from)} becomes ${placeWords(to)}.`,
    ...older,
    ...(lines.length === 0 ? [] : [`These lines are led to the new place: ${lineList(lines)}.`]),
    ...(pinned.length === 0 ? [] : [`The old secret is kept, because these lines ask for one version of it: ${lineList(pinned)}.`]),
    ...(doubtful.length === 0 ? [] : [`The old secret is kept, because what these files ask for cannot be understood: ${fileList(doubtful)}.`]),
    ...(stays || undoable ? [] : [`"${safeText(from.store)}" keeps nothing of it ${kind === 'rename' ? 'under the old name: to undo this, rename it back' : 'then: to undo this, move it back'}.`]),
  ];
}

function olderSentence({ olderVersions, from }: RelocationQuestion): string {
  const count = olderVersions === 1 ? 'One older version stays' : `${olderVersions} older versions stay`;
  return `Only the newest version goes along. ${count} at ${safeText(from.path)}.`;
}

export function relocationNotice(outcome: RelocationOutcome): Message {
  switch (outcome.kind) {
    case 'relocated': return relocatedMessage(outcome);
    case 'same-place': return { what: 'That is where the secret is already.', kept: 'Nothing was changed.', next: 'Choose another place.' };
    case 'cancelled': return { what: 'Not done.', kept: 'Nothing was changed.', next: 'Start again whenever you like.' };
    case 'failed': return {
      ...describe(outcome.error), kept: 'The secret is where it was, and everything that refers to it is unchanged.',
    };
    default: return unreachable(outcome);
  }
}

const DONE: Readonly<Record<Relocation['kind'], string>> = { rename: 'is now', move: 'is now', copy: 'was copied to' };

function relocatedMessage({ question, version, verified, manifests, old }: Relocated): Message {
  const { kind, from, to } = question;
  const changed = manifests.map(({ file, names }) => `${names.map((name) => safeText(name)).join(', ')} in ${safeText(file)}`);
  const steps = [
    verified ? undefined : 'It could not be read back, so nothing compared it: check it where it is used.',
    ...manifests.filter(({ approval }) => approval === 'needs-allow')
      .map(({ file }) => `${safeText(file)} asks for more than you placed there: run "keyward allow" in its folder.`),
    old.kind === 'kept' ? keptStep(old.reason, from) : undoStep(from, old.undoable),
  ];
  const keeps = old.kind === 'kept' && old.reason.kind !== 'copy';
  return {
    what: `${placeWords(from)} ${DONE[kind]} ${placeWords(to)}, version ${version}.`
      + (changed.length === 0 ? '' : ` Led to the new place: ${changed.join('; ')}.`),
    ...(keeps ? { kept: `The old secret is kept as well: ${keptWords(old.reason)}. Both work.` } : {}),
    next: steps.filter((step) => step !== undefined).join(' '),
  };
}

function undoStep({ store, path }: SecretPlace, undoable: boolean): string {
  return undoable
    ? `The old secret is deleted; it can be brought back: ${safeText(path)} in "${safeText(store)}".`
    : 'The old secret is gone for good.';
}

function keptWords(reason: KeptOldReason): string {
  switch (reason.kind) {
    case 'copy': return 'it was only copied';
    case 'not-verified': return 'the new one could not be read back';
    case 'manifest': return `${safeText(reason.file)} could not be changed`;
    case 'still-used': return `it is still asked for: ${[...reason.lines.map(lineWords), ...reason.doubtful.map((file) => safeText(file))].join(', ')}`;
    case 'changed': return 'somebody wrote a version there meanwhile';
    case 'not-deleted': return 'it could not be deleted';
    case 'interrupted': return `something that is needed ended (${safeText(reason.code)})`;
    default: return unreachable(reason);
  }
}

function keptStep(reason: KeptOldReason, from: SecretPlace): string {
  switch (reason.kind) {
    case 'copy': return 'Both places have it from now on, and each changes by itself.';
    case 'changed': return 'Compare the two, and take over what is newer.';
    case 'manifest': case 'not-deleted': return describe(reason.error).next;
    case 'not-verified': case 'still-used': case 'interrupted':
      return `Delete ${safeText(from.path)} when nothing needs it any more.`;
    default: return unreachable(reason);
  }
}

/** What is said before a secret is deleted or destroyed. */
export function deletionSentences({ place, meta, undoable, references, doubtful }: DeletionQuestion): readonly string[] {
  const versions = meta.versions.length > 1 ? ` with all its ${meta.versions.length} versions` : '';
  return [
    undoable ? `${placeWords(place)} is deleted; it can be brought back.` : `${placeWords(place)} is gone for good${versions}.`,
    ...(references.length === 0 ? [] : [`These lines lead nowhere then, and their programs do not start: ${lineList(references)}.`]),
    ...(doubtful.length === 0 ? [] : [`What these files ask for cannot be understood: ${fileList(doubtful)}.`]),
  ];
}

export function deletionNotice(outcome: DeletionOutcome): Message {
  switch (outcome.kind) {
    case 'deleted': {
      const { place, undoable, references } = outcome.question;
      const lost = references.length === 0 ? '' : `Take these lines out, or give them another reference: ${lineList(references)}. `;
      return {
        what: `${placeWords(place)} is deleted.`,
        next: `${lost}${undoable ? 'It can be brought back.' : 'It cannot be brought back.'}`,
      };
    }
    case 'name-differs': return {
      what: `That is not the name of ${placeWords(outcome.place)}.`, kept: 'Nothing was destroyed.', next: 'Type the name exactly as it is shown.',
    };
    case 'cancelled': return { what: 'Not deleted.', kept: 'Nothing was changed.', next: 'Start again whenever you like.' };
    case 'failed': return describe(outcome.error);
    default: return unreachable(outcome);
  }
}

function placeWords({ store, path }: SecretPlace): string {
  return `${safeText(path)} in "${safeText(store)}"`;
}

function lineWords({ name, file }: ManifestLine): string {
  return `${safeText(name)} in ${safeText(file)}`;
}

function lineList(lines: readonly ManifestLine[]): string {
  return lines.map(lineWords).join(', ');
}

function fileList(files: readonly string[]): string {
  return files.map((file) => safeText(file)).join(', ');
}
