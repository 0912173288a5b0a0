import path from 'node:path';
import { unreachable } from '../core/exhaustive';
import { describe } from '../core/messages/describe';
import type { Message } from '../core/messages/message';
import type { InsertionRefusal } from '../core/model/lookup-words';
import { safeText } from '../core/text/safe-text';
import type { InsertOutcome, InsertRefusal, InsertStop, NamedSecret } from './insert-lookup';
import { brokenManifestMessage, noteStep, sideFileStep } from './move-notice';

/** What is said after a lookup was inserted, or was not. Names and files only. */
export function insertNotice(outcome: InsertOutcome): Message {
  switch (outcome.kind) {
    case 'inserted':
      return after(outcome.secret, `The code reads ${safeText(outcome.secret.name)} now.`, outcome.notes.map((note) => noteStep(note, outcome.secret.name)));
    case 'named':
      return after(outcome.secret, `${safeText(outcome.secret.name)} is in the manifest.`, []);
    case 'stopped':
      return { ...stopMessage(outcome.secret, outcome.reason), kept: keptAfterStop(outcome.secret) };
    case 'refused':
      return refusalMessage(outcome.refusal);
    case 'failed':
      return describe(outcome.error);
    default:
      return unreachable(outcome);
  }
}

function after({ approval }: NamedSecret, what: string, notes: readonly (string | undefined)[]): Message {
  const steps = [
    approval === 'needs-allow' ? 'Run "keyward allow" in that folder: its keyward.env asks for more than you placed there.' : undefined,
    ...notes,
  ].filter((step) => step !== undefined);
  return { what, next: steps.length > 0 ? steps.join(' ') : 'Start the program with "keyward run".' };
}

function keptAfterStop({ name, wrote, manifest }: NamedSecret): string {
  return wrote.includes(manifest)
    ? `Your code was not changed. ${safeText(name)} has its line in ${safeText(path.basename(manifest))}, which does no harm.`
    : 'Your code was not changed.';
}

function stopMessage({ name }: NamedSecret, reason: InsertStop): Omit<Message, 'kept'> {
  switch (reason.kind) {
    case 'side-file':
      return { what: `${safeText(path.basename(reason.file))}: ${describe(reason.error).what}`, next: `${sideFileStep(reason.error)} and try again.` };
    case 'name-taken':
      return { what: `The name ${safeText(reason.name)} came to stand for another secret meanwhile.`, next: 'Try again and choose another name.' };
    case 'approval-failed':
      return describe(reason.error);
    case 'text-moved':
      return { what: 'The text was changed meanwhile.', next: 'Put the cursor where the lookup belongs and try again.' };
    case 'edit-failed':
      return { what: 'The file could not be edited.', next: 'Make it writable and try again.' };
    case 'no-place':
      return { what: NO_PLACE[reason.reason], next: `Read the variable ${safeText(name)} where a program of yours runs.` };
    case 'interrupted':
      return { what: `It was interrupted (${safeText(reason.code)}).`, next: 'Try again.' };
    default:
      return unreachable(reason);
  }
}

function refusalMessage(refusal: InsertRefusal): Message {
  const kept = 'Nothing was changed.';
  switch (refusal.kind) {
    case 'manifest-broken':
      return brokenManifestMessage(refusal);
    case 'no-folder':
      return {
        what: 'This document is in no file yet, and there is no one folder that it belongs to.', kept,
        next: 'Save it, or open one folder, then try again.',
      };
    case 'text-moved':
      return { what: 'The text was changed meanwhile.', kept, next: 'Put the cursor where the lookup belongs and try again.' };
    case 'no-place':
      return { what: NO_PLACE[refusal.reason], kept, next: 'Put the cursor where a value could stand, then try again.' };
    case 'unusable-name':
      return { what: 'This name cannot be given to a program.', kept, next: 'Choose a name of letters, digits and underscores that programs do not use otherwise.' };
    case 'name-taken':
      return {
        what: `The name ${safeText(refusal.name)} stands for another secret in ${safeText(refusal.manifest)}.`, kept,
        next: 'Choose another name.',
      };
    default:
      return unreachable(refusal);
  }
}

const NO_PLACE: Readonly<Record<InsertionRefusal, string>> = {
  'language-without-lookup': 'Keyward knows no lookup for this language yet.',
  'json-has-no-interpolation': 'JSON cannot read variables.',
  'position-needs-constant': 'A constant is needed in this place.',
  'inside-comment': 'The cursor is in a comment.',
  'dockerfile-has-no-runtime-lookup': 'A Dockerfile has no lookup at run time.',
  'markup': 'Markup cannot read variables.',
  'not-a-literal': 'No value could stand at the cursor.',
  'read-by-its-own-name': 'A variable of this name would not reach this place.',
  'script-needs-variable': 'A secret in the text of a script can be read by all that runs there. Give the step a variable under "env".',
  'pip-conf-has-no-lookup': 'pip expands no variables in pip.conf; it reads PIP_INDEX_URL and its like from its environment.',
  'nginx-has-no-lookup': 'nginx reads no variables of its environment.',
  'helm-values-have-no-lookup': 'A chart takes secrets from a Kubernetes Secret, not from its values.',
  'terraform-needs-tf-var': 'Terraform takes variables from names that begin with TF_VAR_ alone.',
  'kubernetes-secret-keeps-value': 'A Kubernetes Secret is itself where the cluster keeps the value.',
  'kubernetes-needs-whole-variable': 'Only the whole value of a container\'s variable can come from a Kubernetes Secret.',
  'bundled-for-browsers': 'This code is bundled for browsers: a variable\'s value would be published with the bundle.',
  'runs-on-devices': 'This application runs on its users\' devices, where no variable of yours is set.',
  'stale': 'The text was changed meanwhile.',
  'already-a-lookup': 'The cursor is in a lookup already.',
  'invalid-name': 'This name cannot be given to a program.',
  'dotenv-reads-manifest': 'A .env file assigns values. What keyward.env names, the program has already when "keyward run" starts it.',
};
