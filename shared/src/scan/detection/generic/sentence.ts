import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import type { ReadContext, Reader } from '../reader';
import { reportValue } from './report-value';

/** People tell each other passwords in sentences: `the password is "x"`, `password for user 'me' is 'x'`. In quotes only. */
export const sentenceReader: Reader = {
  keywords: ['password is ', 'passwd is ', 'passphrase is ', 'passcode is ', 'password for ', 'passwort ist ', 'kennwort lautet ', 'mot de passe est ', 'contrasena es ', 'api key is ', 'token is '], read,
};

const tail = /(?:(?:the )?(?:user(?:name)? |account |login )?["'`]?[\w.@-]{1,60}["'`]?(?: user| account)? is )?(?:set to |now |always |: ?)?(["'`])(?<secret>[^"'`\s]{4,100})\1/dy;

function read(context: ReadContext, hit: Span, sink: CandidateSink): void {
  tail.lastIndex = hit.end;
  const match = tail.exec(context.text);
  const range = match?.indices?.groups?.['secret'];
  if (match?.groups === undefined || range === undefined) return;
  reportValue(context, {
    rule: 'keyward/generic-password', prior: 'prior.sentence', span: { start: range[0], end: range[1] }, value: match.groups['secret'] ?? '',
  }, sink);
}
