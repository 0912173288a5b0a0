import { unreachable } from '../core/exhaustive';
import { describe } from '../core/messages/describe';
import type { Message } from '../core/messages/message';
import type { SecretRef } from '../core/model/secret-ref';
import { DEFAULT_FIELD } from '../core/reference';
import { localTime } from '../core/text/local-time';
import { safeText } from '../core/text/safe-text';
import type { ValueKind } from '../secrets/rotation/value-maker';
import type { ManifestLine } from './manifest-lines';
import type { RollBackOutcome, RollBackPlan } from './roll-back';
import type { Rotated, RotationOutcome, Unlike } from './rotate';
import { mayGenerate } from './rotation-plan';
import type { Issuer, RotationPlan, RotationWarning } from './rotation-plan';

/** What is said before a rotation: one wording for editor and terminal. Names only; they are made harmless for both. */
export function rotationSentences({ ref, issuer, fitting, vendorConsole, keepsOld, warnings, pinned, newest }: RotationPlan): readonly string[] {
  return [
    issuerSentence(issuer, fitting),
    ...(vendorConsole === undefined ? [] : [`${safeText(vendorConsole.vendor)}: ${safeText(vendorConsole.remediation)}`]),
    ...warnings.map((warning) => WARNING[warning]),
    keepsOld ? `Version ${newest} stays and can be gone back to.` : `"${safeText(ref.store)}" keeps one version only: the old value is lost.`,
    ...pinnedSentence(pinned),
  ];
}

/** Nothing is promised that the next question takes back: a value is made here where its kind is known. */
function issuerSentence(issuer: Issuer, fitting: ValueKind | undefined): string {
  if (fitting !== undefined || !mayGenerate(issuer)) return ISSUER_SENTENCE[issuer];
  return issuer === 'user' ? 'You issue this secret.' : 'Keyward does not know who issues this secret.';
}

const ISSUER_SENTENCE: Readonly<Record<Issuer, string>> = {
  user: 'You issue this secret, so a new value can be made here.',
  vendor: 'This is a vendor\'s key: make the new one there, and revoke the old one when the new one works.',
  elsewhere: 'This secret\'s values are issued elsewhere: make the new one there, and enter it here.',
  unknown: 'Keyward does not know who issues this secret. If it is you, a new value can be made here.',
};

const WARNING: Readonly<Record<RotationWarning, string>> = {
  'old-data-needs-old-key': 'What was encrypted with the old key can be read with the old key only: keep its version until all of that is encrypted anew.',
  'signed-tokens-end': 'Tokens that were signed with the old key are refused as soon as the new one is in use.',
  'public-half-changes': 'Whoever checks signatures or trusts this key needs the new public half.',
  'set-it-there-too': 'The new value has to be set where the old one is checked as well.',
};

/** What kind of value is made, in a few words. */
export function kindWords(kind: ValueKind): string {
  switch (kind.kind) {
    case 'token': return `a random token of ${kind.bytes * 8} bits`;
    case 'hex': return `${kind.bytes * 2} random hexadecimal digits`;
    case 'base64': return `${kind.bytes} random bytes in base64`;
    case 'password': return `a random password of ${kind.length} characters`;
    case 'uuid': return 'a random UUID';
    case 'fernet-key': return 'a Fernet key';
    case 'jwt-secret': return 'a secret for signing tokens (512 bits)';
    case 'rsa-key': return `an RSA private key (${kind.bits} bits)`;
    case 'ec-key': return `an EC private key (${kind.curve})`;
    case 'ed25519-key': return 'an Ed25519 private key';
    default: return unreachable(kind);
  }
}

/** Why an entered value is asked about once more. */
export const UNLIKE: Readonly<Record<Unlike, string>> = {
  'other-prefix': 'It begins in another way than the old value.',
  'other-length': 'It is much longer or shorter than the old value.',
  'other-form': 'It is made of other characters than the old value.',
  'blank-edges': 'It begins or ends with a blank or a line end, which the old value does not.',
};

/** How a rotation ended. */
export function rotationNotice(outcome: RotationOutcome): Message {
  switch (outcome.kind) {
    case 'rotated': return rotatedMessage(outcome);
    case 'conflict': return conflictMessage(outcome);
    case 'not-the-issuer': return {
      what: `No value is made up for ${refWords(outcome.plan.ref)}: whoever issues it would not know it.`,
      kept: 'Nothing was changed.',
      next: 'Make the new value where it is issued, and enter it. If you issue it yourself, store it once with its right type, such as internal-token.',
    };
    case 'cancelled': return { what: 'Not rotated.', kept: 'Nothing was changed.', next: 'Start again whenever you like.' };
    case 'failed': return describe(outcome.error);
    default: return unreachable(outcome);
  }
}

function rotatedMessage({ plan, choice, version, previous, verified }: Rotated): Message {
  const steps = [
    verified ? undefined : 'It could not be read back, so nothing compared it: check it where it is used.',
    plan.warnings.includes('set-it-there-too') && choice.kind === 'generate' ? 'Set the new value where it is checked.' : undefined,
    'Programs that run now keep the old value until they are started again.',
    ...pinnedSentence(plan.pinned),
    choice.kind === 'enter' ? 'Then revoke the old one where it was issued.' : undefined,
  ];
  return {
    what: `${refWords(plan.ref)} has a new value${plan.keepsOld ? `: version ${version}` : ''}.`,
    ...(previous === undefined ? {} : { kept: `Version ${previous} is kept and can be gone back to.` }),
    next: steps.filter((step) => step !== undefined).join(' '),
  };
}

function conflictMessage({ plan, choice, theirs }: Extract<RotationOutcome, { readonly kind: 'conflict' }>): Message {
  const who = theirs === undefined ? 'Somebody else' : `Version ${theirs.version} was made at ${localTime(theirs.created)}: somebody else`;
  return {
    what: `${who} changed ${refWords(plan.ref)} while you were rotating it.`,
    kept: choice.kind === 'enter'
      ? 'Their version is kept. The value that you entered was not stored: keep it at hand until you know which one is to stay.'
      : 'Their version is kept. The value that was made for yours was thrown away.',
    next: 'Look at the secret\'s versions, and rotate again only if theirs is not the new value already.',
  };
}

/** What is said before going back. */
export function rollBackSentences({ place, from, current, pinned }: RollBackPlan): readonly string[] {
  return [
    `The value of version ${from.version}, made at ${localTime(from.created)}, becomes the newest one of ${safeText(place.path)}.`,
    ...(current === undefined ? [] : [`Version ${current.version} stays and can be gone back to.`]),
    'If its value was revoked where it was issued, going back does not bring it to life again.',
    ...pinnedSentence(pinned),
  ];
}

export function rollBackNotice(outcome: RollBackOutcome): Message {
  switch (outcome.kind) {
    case 'rolled-back': {
      const { plan: { place, from }, version, verified } = outcome;
      return {
        what: `${safeText(place.path)} has the value of version ${from.version} again, as version ${version}.`,
        kept: 'Every earlier version is kept.',
        next: `${verified ? '' : 'It could not be read back, so nothing compared it. '}Programs that run now keep their value until they are started again.`,
      };
    }
    case 'is-current': return {
      what: `Version ${outcome.version} is the newest one already.`, kept: 'Nothing was changed.', next: 'Name an earlier version.',
    };
    case 'no-such-version': return {
      what: `There is no version ${outcome.version} that could be gone back to.`,
      kept: 'Nothing was changed.',
      next: outcome.earlier.length === 0 ? 'This secret has no earlier version.' : `Earlier versions are ${outcome.earlier.map(({ version }) => version).join(', ')}.`,
    };
    case 'conflict': return describe({ kind: 'conflict', store: outcome.plan.place.store });
    case 'cancelled': return { what: 'Not rolled back.', kept: 'Nothing was changed.', next: 'Start again whenever you like.' };
    case 'failed': return describe(outcome.error);
    default: return unreachable(outcome);
  }
}

function pinnedSentence(pinned: readonly ManifestLine[]): readonly string[] {
  if (pinned.length === 0) return [];
  const lines = pinned.map(({ name, ref, file }) => `${safeText(name)} (version ${ref.version ?? ''}) in ${safeText(file)}`);
  return [`Still asking for an old version: ${lines.join(', ')}.`];
}

function refWords({ store, path, field }: SecretRef): string {
  return `${safeText(path)}${field === DEFAULT_FIELD ? '' : `#${safeText(field)}`} in "${safeText(store)}"`;
}
