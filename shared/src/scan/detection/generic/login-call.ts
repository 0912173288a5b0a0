import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import type { ReadContext, Reader } from '../reader';
import { reportValue } from './report-value';

/** A method that signs in takes who and then the password, both as literals: `conn.login('me@host', 'x')`. */
export const loginCallReader: Reader = {
  keywords: ['.login(', '.authenticate(', '.signin(', '.sign_in(', '.logon(', '.auth(', '.basicauth(', '.basic_auth(', '.setcredentials('], read,
};

const args = /\s{0,40}(["'])[^"'\\\r\n]{1,120}\1\s{0,4},\s{0,40}(["'])(?<secret>(?:[^"'\\\r\n]|\\.){3,200})\2\s{0,4}[,)]/dy;

function read(context: ReadContext, hit: Span, sink: CandidateSink): void {
  args.lastIndex = hit.end;
  const match = args.exec(context.text);
  const range = match?.indices?.groups?.['secret'];
  if (match?.groups === undefined || range === undefined) return;
  const value = match.groups['secret'] ?? '';
  // A backslash would have to be decoded by the language's own rules; such a value is left to those who know them.
  if (value.includes('\\')) return;
  reportValue(context, { rule: 'keyward/generic-password', prior: 'prior.login-call', span: { start: range[0], end: range[1] }, value }, sink);
}
