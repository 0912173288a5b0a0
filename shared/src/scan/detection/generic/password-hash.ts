import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import type { ReadContext, Reader } from '../reader';
import { reportValue } from './report-value';

/**
 * Password hashes of crypt(5) (https://manpages.debian.org/crypt.5), Argon2's PHC strings, Django's and LDAP's forms
 * (RFC 2307), Kerberos tickets as attack tools print them.
 */
const forms: readonly (readonly [keyword: string, pattern: RegExp])[] = [
  ...['$2a$', '$2b$', '$2x$', '$2y$'].map((mark) => [mark, /\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}(?![./A-Za-z0-9])/y] as const),
  ['$1$', /\$1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}(?![./A-Za-z0-9])/y], ['$5$', /\$5\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43}(?![./A-Za-z0-9])/y],
  ['$6$', /\$6\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{86}(?![./A-Za-z0-9])/y], ['$y$', /\$y\$[./A-Za-z0-9]{1,10}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}(?![./A-Za-z0-9])/y],
  // Types 8 and 9 of Cisco's IOS: https://www.cisco.com/c/en/us/support/docs/security-vpn/remote-authentication-dial-user-service-radius/107614-64.html
  ...['$8$', '$9$'].map((mark) => [mark, /\$[89]\$[./A-Za-z0-9]{14}\$[./A-Za-z0-9]{43}(?![./A-Za-z0-9])/y] as const),
  ['$apr1$', /\$apr1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}(?![./A-Za-z0-9])/y],
  ['$argon2', /\$argon2(?:id?|d)\$v=\d{1,3}\$m=\d{1,8},t=\d{1,4},p=\d{1,4}\$[A-Za-z0-9+/]{8,90}\$[A-Za-z0-9+/]{16,180}/y],
  // Userpassword of RFC 2307 and what servers made of it: https://www.openldap.org/doc/admin26/security.html#Password%20Storage
  ...['{sha}', '{smd5}', '{ssha256}', '{ssha384}', '{sha256}', '{sha512}'].map((mark) => [mark, /\{(?:SHA|SMD5|S?SHA(?:256|384|512))\}[A-Za-z0-9+/]{27,130}={0,2}(?![\w+/=])/iy] as const),
  // https://area51.phpbb.com/docs/dev/3.3.x/, https://www.drupal.org/docs/7/api: portable hashes, and longer ones of the same kind
  ['$h$', /\$H\$[./A-Za-z0-9]{31}(?![./A-Za-z0-9])/y], ['$s$', /\$S\$[./A-Za-z0-9]{52}(?![./A-Za-z0-9])/y],
  // https://werkzeug.palletsprojects.com/en/stable/utils/#werkzeug.security.generate_password_hash
  ['pbkdf2:sha', /pbkdf2:sha(?:1|256|512)(?::\d{1,8})?\$[A-Za-z0-9]{4,60}\$[0-9a-f]{40,128}(?![0-9a-f])/y], ['scrypt:', /scrypt:\d{1,8}:\d{1,4}:\d{1,4}\$[A-Za-z0-9]{4,60}\$[0-9a-f]{64,128}(?![0-9a-f])/y],
  // https://passlib.readthedocs.io/en/stable/modular_crypt_format.html
  ...['$pbkdf2-', '$scrypt$', '$bcrypt-'].map((mark) => [mark, /\$(?:pbkdf2(?:-sha\d{1,3})?|scrypt|bcrypt-sha256)\$[\w=,.+-]{1,40}\$[./A-Za-z0-9+]{4,90}\$[./A-Za-z0-9+]{20,130}/y] as const),
  ['$krb5', /\$krb5(?:tgs|asrep)\$\d{1,2}\$[\w.$*@/:-]{20,4000}/y], ['{ssha}', /\{SSHA\}[A-Za-z0-9+/]{32,60}={0,2}/iy], ['{ssha512}', /\{SSHA512\}[A-Za-z0-9+/]{80,130}={0,2}/iy],
  ['pbkdf2_sha', /pbkdf2_sha(?:1|256|512)\$\d{1,8}\$[\w./+=-]{4,60}\$[A-Za-z0-9+/]{20,120}={0,2}/y], ['$p$', /\$P\$[./A-Za-z0-9]{31}(?![./A-Za-z0-9])/y],
];

export const passwordHashReader: Reader = { keywords: forms.map(([keyword]) => keyword), read };

function read(context: ReadContext, hit: Span, sink: CandidateSink): void {
  for (const [, pattern] of forms) {
    pattern.lastIndex = hit.start;
    const match = pattern.exec(context.text);
    if (match === null) continue;
    const span = { start: hit.start, end: pattern.lastIndex };
    reportValue(context, { rule: 'keyward/password-hash', prior: 'prior.password-hash', span, value: match[0], judged: match[0].slice(Math.max(match[0].lastIndexOf('$'), match[0].lastIndexOf('}')) + 1) }, sink); return;
  }
}
