import { decode } from '../../../core/decode/decode';
import type { RelatedPlace } from '../../../core/model/finding';
import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import type { ReadContext, Reader } from '../reader';
import { illustrating, INFORMATION } from '../invented-value';
import { urlGate } from '../gates/place-gates';
import { evidence } from '../score';
import { placeBeforeReader, placeReader } from './place-pattern';
import { reportValue } from './report-value';

/** `scheme://user:password@host`: RFC 3986, section 3.2.1. The host may be a template; the password may not. */
export const urlCredentialsReader: Reader = { keywords: ['://'], gate: urlGate, read };

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
  const related = relatedParts(context.text, hit.end, user, userinfo.lastIndex);
  const signsIn = WORD.test(password) && standsForItself(context, hit, related);
  reportValue(context, {
    rule: 'keyward/url-credentials', prior: 'prior.url', span, value: decoded.ok ? decoded.value : password, decoding: decoded.ok ? decoding : [],
    related, ...(signsIn ? { least: { signal: 'form.real-host', sum: INFORMATION } } : {}),
    extra: user.toLowerCase() === password.toLowerCase() ? [evidence('value.key-echo')] : [],
  }, sink);
}

/** What stands for a password in templates, and is one often enough: whoever opens the URL signs in with it. */
const WORD = /^(?:password|passwd|passwort|pass|pwd|secret|changeme)\d{0,4}$/i;

/** Whether a URL of words leads to a host that exists, and stands where nothing is illustrated. */
function standsForItself({ text, role, places }: ReadContext, hit: Span, related: readonly RelatedPlace[]): boolean {
  const at = related.find((place) => place.role === 'host')?.span;
  const name = at === undefined ? '' : text.slice(at.start, at.end).toLowerCase();
  return !illustrating.has(role) && REAL_HOST.test(name) && !MADE_UP_HOST.test(name) && places.at(hit.start).kind !== 'comment';
}

const REAL_HOST = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.[a-z]{2,24}$/;

/** Reserved names (RFC 2606, RFC 6761, RFC 9476) and words that stand for a host. */
const MADE_UP_HOST = /(?:^|[.-])(?:example|test|invalid|localhost|local|internal|alt|lan|home|corp|your|my|some|any|foo|bar|baz|acme|dummy|fake|sample|placeholder)(?:[.-]|$)|(?:^|\.)(?:my|your|some)?-?(?:host(?:name)?|domain|server|site|website|company|corp|org|address|proxy|registry|gateway|db|database|repo)\w?(?:\.|$)/;

const host = /[\w.-]{1,253}/y;

/** The user before the password and the host after it. */
function relatedParts(text: string, start: number, user: string, afterAt: number): readonly RelatedPlace[] {
  host.lastIndex = afterAt;
  const hostEnd = host.test(text) ? host.lastIndex : afterAt;
  const places: readonly RelatedPlace[] = [{ role: 'user', span: { start, end: start + user.length } }, { role: 'host', span: { start: afterAt, end: hostEnd } }];
  return places.filter(({ span }) => span.end > span.start);
}

/** `https://TOKEN@host`: git takes a token in the place of the user, https://docs.github.com/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens */
export const urlTokenReader: Reader = placeReader({
  keywords: ['://'], gate: urlGate, rule: 'keyward/url-credentials', prior: 'prior.url',
  // A Sentry address names a project and lets nobody read anything: https://docs.sentry.io/concepts/key-terms/dsn-explainer/
  pattern: /(?<secret>(?=(?:[^\d@]{0,40}\d){4})(?=(?:[^A-Za-z@]{0,40}[A-Za-z]){4})[\w-]{20,200})@(?![\w.-]{0,100}(?:sentry|ingest|glitchtip))(?<host>[a-z][\w.-]{3,200})/dy,
});

/** The user and password before the protocol: https://github.com/go-sql-driver/mysql#dsn-data-source-name */
export const dsnReader: Reader = placeBeforeReader({
  keywords: ['@tcp(', '@unix('],
  pattern: /["'`](?<user>[\w.-]{1,60}):(?<secret>[^\s"'`%{}$]{1,200})$/d, rule: 'keyward/connection-string-password', prior: 'prior.url',
});
