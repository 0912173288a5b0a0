import { decode } from '../../../core/decode/decode';
import type { RelatedPlace } from '../../../core/model/finding';
import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import type { ReadContext, Reader } from '../reader';
import { evidence } from '../score';
import { placeBeforeReader } from './place-pattern';
import { reportValue } from './report-value';

/** `scheme://user:password@host`: RFC 3986, section 3.2.1. The host may be a template; the password may not. */
export const urlCredentialsReader: Reader = { keywords: ['://'], read };

/** The authority up to its last `@`; brackets of templates may stand in the host, which comes after it. */
const userinfo = /([^\s:@/?#"'`<>\\]{0,100}):((?:[^\s/?#"'`<>\\@]|@(?=[^\s/?#"'`<>\\]{0,200}@)){1,200})@/y;

function read(context: ReadContext, hit: Span, sink: CandidateSink): void {
  userinfo.lastIndex = hit.end;
  const match = userinfo.exec(context.text);
  if (match === null) return;
  const [, user = '', password = ''] = match;
  const start = hit.end + user.length + 1;
  const span = { start, end: start + password.length };
  if (/^\$\{?\w|^\{|^%[({]|^<|^\[|^\*+$|^:/.test(password)) { sink.rejected('value-is-template', span); return; }
  const decoding = password.includes('%') ? [{ kind: 'percent' } as const] : [];
  const decoded = decode(password, decoding);
  reportValue(context, {
    rule: 'keyward/url-credentials', prior: 'prior.url', span, value: decoded.ok ? decoded.value : password, decoding: decoded.ok ? decoding : [],
    related: relatedParts(context.text, hit.end, user, userinfo.lastIndex),
    extra: user.toLowerCase() === password.toLowerCase() ? [evidence('value.key-echo')] : [],
  }, sink);
}

const host = /[\w.-]{1,253}/y;

/** The user before the password and the host after it. */
function relatedParts(text: string, start: number, user: string, afterAt: number): readonly RelatedPlace[] {
  host.lastIndex = afterAt;
  const hostEnd = host.test(text) ? host.lastIndex : afterAt;
  const places: readonly RelatedPlace[] = [{ role: 'user', span: { start, end: start + user.length } }, { role: 'host', span: { start: afterAt, end: hostEnd } }];
  return places.filter(({ span }) => span.end > span.start);
}

/** The user and password before the protocol: https://github.com/go-sql-driver/mysql#dsn-data-source-name */
export const dsnReader: Reader = placeBeforeReader({
  keywords: ['@tcp(', '@unix('],
  pattern: /["'`](?<user>[\w.-]{1,60}):(?<secret>[^\s"'`%{}$]{1,200})$/d, rule: 'keyward/connection-string-password', prior: 'prior.url',
});
