import path from 'node:path';
import { unreachable } from '../core/exhaustive';
import { describe } from '../core/messages/describe';
import type { Message } from '../core/messages/message';
import type { VaultError } from '../core/model/vault-error';
import { safeText } from '../core/text/safe-text';
import type { LookupNote, RefusalReason, StoreOnlyReason } from '../scan/lookups/plan';
import type { BrokenManifest } from './manifest-file';
import type { KeptReason, MoveOutcome, MoveRefusal, SaveOutcome, StoredSecret } from './move-outcome';

/** What a move's notice says, and whether it offers to rotate the secret. */
export interface MoveNotice extends Message {
  readonly offersRotation: boolean;
}

/** One wording for editor and terminal. Names and files only; they are made harmless for both. */
export function moveNotice(outcome: MoveOutcome): MoveNotice {
  switch (outcome.kind) {
    case 'moved':
      return after(outcome, `${stored(outcome.secret)}, and the code now reads it.`, outcome.save, outcome.notes);
    case 'stored-only':
      return after(outcome, `${stored(outcome.secret)}. The code was left as it is: ${STORE_ONLY[outcome.reason]}`, 'saved', []);
    case 'kept':
      return { ...keptMessage(outcome.secret, outcome.reason), offersRotation: false };
    case 'refused':
      return { ...refusalMessage(outcome.refusal), offersRotation: false };
    case 'failed':
      return { ...describe(outcome.error), offersRotation: false };
    default:
      return unreachable(outcome);
  }
}

/** The same for a preview, in which nothing is stored: what would happen, and what a person would have to do then. */
export function previewNotice(outcome: MoveOutcome): Message {
  switch (outcome.kind) {
    case 'moved':
      return { what: `${wouldStore(outcome.secret)}, and the code would read it.`, next: 'Run it without --dry-run to move it.' };
    case 'stored-only':
      return {
        what: `${wouldStore(outcome.secret)}. The code would stay as it is: ${STORE_ONLY[outcome.reason]}`,
        next: 'The value stays in the file until you take it out yourself.',
      };
    case 'kept':
      return { ...keptMessage(outcome.secret, outcome.reason), kept: 'This is a preview: nothing was stored and nothing was changed.' };
    case 'refused':
    case 'failed':
      return moveNotice(outcome);
    default:
      return unreachable(outcome);
  }
}

function wouldStore({ name, ref, reused }: StoredSecret): string {
  const where = `"${safeText(ref.store)}" as ${safeText(ref.path)}`;
  // Equal values of one run share a secret that is not there yet either.
  return reused ? `${safeText(name)} would share the equal value in ${where}` : `${safeText(name)} would be stored in ${where}`;
}

/** What a person must see to before a moved value reaches its program, by names of variables; nothing where `run` is all. */
export function noteStep(note: LookupNote, names: string): string | undefined {
  switch (note) {
    case 'compose-needs-environment':
      return 'Start the containers with "keyward run -- docker compose up": Compose reads the variables from its own environment.';
    case 'kubernetes-secret-needed':
      return `Before the pod starts, create the Secret that its secretKeyRef names, with the key ${safeText(names)}. kubectl reads the `
        + 'value from a file or a pipe (--from-file); do not type it into a command line.';
    case 'workflow-secret-needed':
      return `Make ${safeText(names)} a secret of the repository, where its workflows read it: "gh secret set" takes the value from a `
        + 'prompt or a pipe.';
    case 'gitlab-variable-needed':
      return `Make ${safeText(names)} a masked variable of the project (Settings, CI/CD, Variables), where its jobs read it.`;
    case 'ansible-needs-no-log':
      return 'Start the playbook with "keyward run -- ansible-playbook …", and say no_log: true in tasks that use the value.';
    case 'docker-build-needs-secret':
      // https://docs.docker.com/reference/dockerfile/#run---mounttypesecret
      return 'Build the image with "keyward run -- docker build --secret id=NAME,env=NAME …", once for each of these names. The Dockerfile '
        + 'needs syntax 1.10 or later: where Docker is older, let it begin with "# syntax=docker/dockerfile:1".';
    case 'docker-run-needs-variable':
      return 'The image holds the value no longer. Start its containers with "keyward run -- docker run --env NAME …".';
    case 'import-added': case 'const-became-var': case 'helper-added': case 'evaluated-at-import':
      return undefined;
    default:
      return unreachable(note);
  }
}

/** What is wrong with a manifest, by file and line; the line itself may be a secret that somebody pasted. */
export function brokenManifestMessage({ file, line, problem }: BrokenManifest): Message {
  return {
    what: `${safeText(file)} line ${line} ${MANIFEST_PROBLEM[problem.kind]}.`,
    kept: 'Nothing was changed and nothing was given out.',
    next: 'Correct or remove that line, then try again.',
  };
}

const MANIFEST_PROBLEM: Readonly<Record<BrokenManifest['problem']['kind'], string>> = {
  'syntax': 'is not of the form NAME=keyward://store/path#field',
  'bad-name': 'does not start with a usable variable name (letters, digits and underscores)',
  'refused-name': 'uses a name that could make programs run other code or trust other servers',
  'duplicate-name': 'repeats a name that an earlier line has',
  'missing-reference': 'has a name without a reference',
  'literal-value': 'has a plain value where a keyward:// reference belongs',
  'bad-reference': 'has a reference that cannot be understood',
};

function stored({ name, ref, reused }: StoredSecret): string {
  const where = `"${safeText(ref.store)}" as ${safeText(ref.path)}`;
  return reused ? `${safeText(name)} was already in ${where}` : `${safeText(name)} is now in ${where}`;
}

type Stored = Extract<MoveOutcome, { readonly kind: 'moved' | 'stored-only' }>;

function after({ kind, history, secret }: Stored, what: string, save: SaveOutcome, notes: readonly LookupNote[]): MoveNotice {
  const left = history === 'in-history' ? 'The old value is still in this repository\'s git history.' : undefined;
  const steps = [
    history === 'in-history' ? 'Rotate it: whoever has the repository has the old value.' : undefined,
    history === 'unknown' ? 'Git\'s history could not be searched; rotate the value if it was ever committed.' : undefined,
    secret.verified ? undefined : 'The value could not be read back from the store: look there that it is whole.',
    secret.approval === 'needs-allow'
      ? 'Run "keyward allow" in that folder: its keyward.env asks for more than you placed there.'
      : undefined,
    SAVE_STEP[save],
    ...notes.map((note) => noteStep(note, secret.name)),
  ].filter((step) => step !== undefined);
  return {
    what,
    ...(left === undefined ? {} : { kept: left }),
    next: steps.length > 0 ? steps.join(' ') : kind === 'moved' ? 'Start the program with "keyward run".' : AFTER_STORING,
    offersRotation: history === 'in-history',
  };
}

const SAVE_STEP: Readonly<Record<SaveOutcome, string | undefined>> = {
  'saved': undefined,
  'was-dirty': 'Save the file: it had changes of yours before.',
  'not-saved': 'The changed file could not be saved: make it writable, then save it.',
};

const AFTER_STORING = 'Take the value out of the file then: it is in the store, and "keyward run" gives it to the program.';

function keptMessage(secret: StoredSecret, reason: KeptReason): Message {
  const kept = `The secret is stored as ${safeText(secret.ref.path)} in "${safeText(secret.ref.store)}"; your code was not changed.`;
  switch (reason.kind) {
    case 'side-file':
      return {
        what: `${safeText(path.basename(reason.file))}: ${describe(reason.error).what}`, kept,
        next: `${sideFileStep(reason.error)} and try again: the stored secret is used then.`,
      };
    case 'name-taken':
      return {
        what: `The name ${safeText(reason.name)} came to stand for another secret in ${safeText(reason.manifest)} meanwhile.`, kept,
        next: 'Try again: a name that is free is taken then.',
      };
    case 'interrupted':
      return { what: `The move was interrupted (${safeText(reason.code)}).`, kept, next: 'Try again: the stored secret is used then.' };
    case 'not-recorded':
      return { what: `How to take the edit back could not be written down. ${describe(reason.error).what}`, kept, next: describe(reason.error).next };
    case 'approval-failed':
      return { ...describe(reason.error), kept };
    case 'not-verified':
      return { what: 'The store did not let the value be read back, and you chose not to go on.', kept, next: 'Check it in the store itself.' };
    case 'text-moved':
      return { what: 'The file kept changing while it was to be edited.', kept, next: 'Try again when nothing else writes to it.' };
    case 'literal-changed':
      return { what: 'The value in the file was changed or removed meanwhile.', kept, next: 'Look at the file, and try again if it holds a secret.' };
    case 'edit-failed':
      return { what: 'The file could not be edited.', kept, next: 'Make it writable and try again: the stored secret is used then.' };
    default:
      return unreachable(reason);
  }
}

/** The codes are those that `SideFiles` answers with for texts, beside the system's. */
export function sideFileStep(error: VaultError): string {
  switch (error.kind === 'io' ? error.code : undefined) {
    case 'NOT_TEXT': return 'It is no text file: correct it';
    case 'NOT_IN_ITS_ENCODING': return 'Its encoding has no place for the new line: save it as UTF-8';
    case 'EBUSY': return 'Other programs keep writing to it: wait for them';
    default: return 'Make its folder writable';
  }
}

function refusalMessage(refusal: MoveRefusal): Message {
  const kept = 'Nothing was stored and nothing was changed.';
  switch (refusal.kind) {
    case 'manifest-broken':
      return brokenManifestMessage(refusal);
    case 'no-lookup':
      return { what: NO_LOOKUP[refusal.reason], kept, next: NO_LOOKUP_NEXT[refusal.reason] };
    case 'manifest-not-approved':
      return {
        what: `${safeText(refusal.manifest)} is not approved, and no code could read a new name here: the value may be in it already.`, kept,
        next: 'Run "keyward allow" in its folder first, then try again.',
      };
    case 'no-folder':
      return {
        what: 'This document is in no file yet, and there is no one folder that it belongs to.', kept,
        next: 'Save it, or open one folder, then try again.',
      };
    case 'gone':
      return { what: 'The value is not there any more.', kept, next: 'Scan the file again.' };
    case 'text-moved':
      return { what: 'The file kept changing while it was to be read.', kept, next: 'Try again when nothing else writes to it.' };
    case 'not-decodable':
      return {
        what: 'The text does not have the form that its language prescribes, so the value is not known for sure.', kept,
        next: 'Correct the literal, or store the value with "keyward secret set".',
      };
    case 'name-taken':
      return {
        what: `The name ${safeText(refusal.name)} stands for another secret in ${safeText(refusal.manifest)}.`, kept,
        next: 'Choose another name, or remove that line if it is not needed.',
      };
    case 'other-value':
      return {
        what: `The secret ${safeText(refusal.ref.path)} holds another value than this one.`, kept,
        next: 'Choose another secret, or move this value under a name of its own.',
      };
    default:
      return unreachable(refusal);
  }
}

const STORE_ONLY: Readonly<Record<StoreOnlyReason, string>> = {
  'language-without-lookup': 'Keyward knows no lookup for this language yet. Read the variable from the environment there.',
  'json-has-no-interpolation': 'JSON cannot read variables. Read it in the program that loads this file, and remove it here.',
  'position-needs-constant': 'a constant is needed in this place. Read the variable where it is used.',
  'inside-comment': 'it stands in a comment. Remove it there.',
  'dockerfile-has-no-runtime-lookup': 'a Dockerfile has no lookup at run time. Remove it and give the variable to the container.',
  'markup': 'markup cannot read variables. Remove it there and let the server fill it in.',
  'not-a-literal': 'it is not a plain literal. Put the variable in its place by hand.',
  'read-by-its-own-name': 'a variable of this name would not reach it. Choose the name that its program reads.',
  'script-needs-variable': 'a secret in the text of a script can be read by all that runs there. Give the step a variable under '
    + '"env", and use that in the script.',
  'pip-conf-has-no-lookup': 'pip expands no variables in pip.conf. Remove the line, and call the variable PIP_INDEX_URL or '
    + 'PIP_EXTRA_INDEX_URL with the whole address as its value: pip reads these.',
  'nginx-has-no-lookup': 'nginx reads no variables of its environment. Put the directive into a file of its own that is not in the '
    + 'repository, and "include" it.',
  'helm-values-have-no-lookup': 'a chart takes secrets from a Kubernetes Secret. Create it when you deploy, and name it with the '
    + 'chart\'s existingSecret.',
  'terraform-needs-tf-var': 'Terraform takes variables from names that begin with TF_VAR_ alone. Choose such a name.',
  'kubernetes-secret-keeps-value': 'a Kubernetes Secret is itself where the cluster keeps the value. Take the file out of the '
    + 'repository, and create the Secret from the store when you deploy.',
  'kubernetes-needs-whole-variable': 'only the whole value of a container\'s variable can come from a Kubernetes Secret. Give the '
    + 'container such a variable, and use it here.',
};

const NO_LOOKUP: Readonly<Record<RefusalReason, string>> = {
  'bundled-for-browsers': 'This code is bundled for browsers: a variable\'s value would be published with the bundle.',
  'runs-on-devices': 'This application runs on its users\' devices, where no variable of yours is set.',
  'stale': 'The file was changed meanwhile.',
  'already-a-lookup': 'This is a lookup already.',
  'invalid-name': 'This name cannot be given to a program.',
};

const NO_LOOKUP_NEXT: Readonly<Record<RefusalReason, string>> = {
  'bundled-for-browsers': 'Move the call that needs the secret to your server, then move the value there.',
  'runs-on-devices': 'Move the call that needs the secret to your server, then move the value there.',
  'stale': 'Try again.',
  'already-a-lookup': 'Nothing needs to be done.',
  'invalid-name': 'Choose a name of letters, digits and underscores that programs and Keyward itself do not use otherwise.',
};
