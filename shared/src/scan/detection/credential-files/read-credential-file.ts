import { decode } from '../../../core/decode/decode';
import type { DecodingChain } from '../../../core/decode/chain';
import type { Candidate, CandidateSink } from '../candidate';
import { reportMatch } from '../generic/place-pattern';
import type { ReadContext } from '../reader';
import type { CredentialFile } from './credential-file';
import { formsOf } from './forms';

/** Files that hold credentials are written by hand or by one program; a larger one is something else of the same name. */
const LARGEST = 256 * 1024;

/** Whether this path's whole text is read, keywords or none. */
export function isCredentialFile(path: string | undefined): boolean {
  return formsOf(path).length > 0;
}

/**
 * The values of a file whose form its path says. The whole text was looked at to find each, so that a change anywhere makes
 * a re-scan read it again.
 */
export function readCredentialFile(context: ReadContext): readonly Candidate[] {
  const { text, document: { path } } = context;
  if (text.length > LARGEST) return [];
  const found: Candidate[] = [];
  const sink: CandidateSink = {
    candidate: (candidate) => found.push({ ...candidate, reach: { start: 0, end: Number.MAX_SAFE_INTEGER } }),
    rejected: () => {},
  };
  for (const form of formsOf(path)) readForm(form, context, sink);
  return found;
}

function readForm({ value, rule = 'keyward/generic-password', encoding }: CredentialFile, context: ReadContext, sink: CandidateSink): void {
  const decoding: DecodingChain = encoding === undefined ? [] : [{ kind: encoding }];
  for (const match of context.text.matchAll(value)) {
    const decoded = decode(match.groups?.['secret'] ?? '', decoding);
    if (decoded.ok) reportMatch(context, match, { rule, prior: 'prior.credential-file', decoding, judged: passwordIn(decoded.value) }, sink);
  }
}

/** What is encoded is often `user:password`, of which the password says how likely it is to be one. */
function passwordIn(value: string): string {
  return /^[\w.@-]{1,100}:(?<password>[^]{3,})$/.exec(value)?.groups?.['password'] ?? value;
}
