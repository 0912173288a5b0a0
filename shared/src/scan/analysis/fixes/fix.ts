import type { TextEdit } from '../../../core/model/span';

/** What a fix does; programs choose titles and filters by it. */
export type FixKind =
  /** The value is taken out of the text that carries it. */
  | 'take-out'
  /** The value goes through a function that tells nothing of it. */
  | 'redact'
  /** What the client gets says nothing; what happened goes to the log. */
  | 'generic-answer'
  /** From the address to a header. */
  | 'header'
  /** `https` in place of `http`, and the like. */
  | 'encrypted-scheme'
  | 'verify-certificates'
  | 'protect-cookie'
  | 'constant-time'
  | 'secure-random'
  /** The literal that stands in for a missing value goes. */
  | 'require-value'
  /** From the arguments of a command to its environment. */
  | 'environment'
  /** From the arguments of a command to what it reads. */
  | 'standard-input'
  /** Nobody but its owner can read the file. */
  | 'owner-only'
  /** One setting gets its safe value. */
  | 'safe-setting';

/** One change that makes an unsafe place safe. */
export interface PatternFix {
  readonly kind: FixKind;
  /** English, for one line; without names or text of the program. */
  readonly title: string;
  /** Against the analysed text, imports and helpers included; none overlaps another. */
  readonly edits: readonly TextEdit[];
  /** Whether it can be applied without asking which of several. */
  readonly isPreferred: boolean;
}

/** Why no edit is offered: there is none that is certain. */
export type FixRefusal =
  /** The finding is not there any more. */
  | 'gone'
  /** What has to change is not at this place. */
  | 'decided-elsewhere'
  /** The place answers for success and failure alike: no edit there leaves the good answer as it is. */
  | 'answers-both'
  /** The language has no safe function of its own for this. */
  | 'no-standard-function'
  /** A value may be missing, which the safe function does not take, and testing for it would run code twice. */
  | 'may-be-missing'
  /** Everything in a browser's storage can be read by every script of the page. */
  | 'browser-storage'
  /** Settings of an application are a plain file: the system has a keychain for secrets. */
  | 'system-keychain'
  /** A file or a row needs encryption, and a key for it, by design. */
  | 'needs-encryption'
  /** The server decides which header or field it takes the value from. */
  | 'server-decides'
  /** Whom to trust must be said: a fingerprint, a list of known hosts, an authority's certificate. */
  | 'needs-trusted-party'
  /** The program offers no other way, or it is not known. */
  | 'program-decides'
  /** What is built needs the value at another time, or by another mount, than can be seen. */
  | 'build-decides'
  /** The value belongs into the vault: that is another action. */
  | 'move-to-vault'
  /** A notebook's file holds its code as strings; an editor that opens the notebook shows each cell as a text of its own. */
  | 'in-notebook'
  /** The syntax around the place is not understood. */
  | 'not-understood';

export type FixPlan =
  /** The preferred one first. */
  | { readonly kind: 'offered'; readonly fixes: readonly [PatternFix, ...PatternFix[]] }
  | { readonly kind: 'refused'; readonly reason: FixRefusal };

export function refused(reason: FixRefusal): FixPlan {
  return { kind: 'refused', reason };
}

/** A plan of those fixes that could be written; one whose edits meet could not. */
export function offered(fixes: readonly (PatternFix | undefined)[], otherwise: FixRefusal): FixPlan {
  const [first, ...rest] = fixes.filter((fix) => fix !== undefined && areApart(fix.edits)).filter((fix) => fix !== undefined);
  return first === undefined ? refused(otherwise) : { kind: 'offered', fixes: [first, ...rest] };
}

function areApart(edits: readonly TextEdit[]): boolean {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return ordered.every(({ span }, index) => index === 0 || span.start >= (ordered[index - 1]?.span.end ?? 0));
}
