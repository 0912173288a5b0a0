import { decode } from '../../../core/decode/decode';
import type { DecodingChain } from '../../../core/decode/chain';
import type { Candidate, CandidateSink } from '../candidate';
import { reportValue } from '../generic/report-value';
import type { ReadContext } from '../reader';
import type { CredentialFile } from './forms';
import { credentialFiles } from './forms';

/** Files that hold credentials are written by hand or by one program; a larger one is something else of the same name. */
const LARGEST = 256 * 1024;

/** Whether this path's whole text is read, keywords or none. */
export function isCredentialFile(path: string | undefined): boolean {
  return path !== undefined && credentialFiles.some((form) => form.path.test(path));
}

/**
 * The values of a file whose form its path says. The whole text was looked at to find each, so that a change anywhere makes
 * a re-scan read it again.
 */
export function readCredentialFile(context: ReadContext): readonly Candidate[] {
  const { text, document: { path } } = context;
  if (path === undefined || text.length > LARGEST) return [];
  const found: Candidate[] = [];
  const sink: CandidateSink = {
    candidate: (candidate) => found.push({ ...candidate, reach: { start: 0, end: Number.MAX_SAFE_INTEGER } }),
    rejected: () => {},
  };
  for (const form of credentialFiles) if (form.path.test(path)) readForm(form, context, sink);
  return found;
}

function readForm({ value, rule = 'keyward/generic-password', encoding }: CredentialFile, context: ReadContext, sink: CandidateSink): void {
  for (const match of context.text.matchAll(value)) {
    const range = match.indices?.groups?.['secret'];
    if (range === undefined) continue;
    const span = { start: range[0], end: range[1] };
    const source = context.text.slice(span.start, span.end);
    const decoding: DecodingChain = encoding === undefined ? [] : [{ kind: encoding }];
    const decoded = decode(source, decoding);
    if (!decoded.ok) continue;
    reportValue(context, { rule, prior: 'prior.credential-file', span, value: decoded.value, decoding }, sink);
  }
}
