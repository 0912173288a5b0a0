import type { Argument, Expression, TextExpression } from '../../program/expression';
import type { Lowering } from '../../program/lowering';
import { spanOf } from '../../program/lowering';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** How one command reads its options. Long names stand for short ones, so that the tables need only one of them. */
interface OptionSyntax {
  /** Short options, each with its long name; those in `values` take a value, joined to them or in the next word. */
  readonly short: Readonly<Record<string, string>>;
  readonly values: ReadonlySet<string>;
  /** Options whose value is joined to them or is not there: `mysql -psecret`. */
  readonly attached?: ReadonlySet<string>;
  /** Whether long options begin with one dash, as those of `openssl` do. */
  readonly oneDash?: boolean;
}

const MYSQL: OptionSyntax = { short: { p: 'password', u: 'user', h: 'host', P: 'port', e: 'execute', D: 'database' }, values: new Set(['user', 'host', 'port', 'execute', 'database']), attached: new Set(['password']) };
const LDAP: OptionSyntax = { short: { w: 'password', D: 'binddn', H: 'uri', b: 'base', y: 'file', h: 'host' }, values: new Set(['password', 'binddn', 'uri', 'base', 'file', 'host']) };
const ARCHIVER: OptionSyntax = { short: { P: 'password' }, values: new Set(['password']) };

/** Sources: the manual of each command, https://man7.org/linux/man-pages/ and https://manpages.debian.org. */
const OPTIONS: Readonly<Record<string, OptionSyntax>> = {
  // https://curl.se/docs/manpage.html
  curl: {
    short: { k: 'insecure', u: 'user', H: 'header', d: 'data', F: 'form', b: 'cookie', x: 'proxy', U: 'proxy-user', o: 'output', X: 'request', A: 'user-agent', e: 'referer', T: 'upload-file', m: 'max-time', w: 'write-out', E: 'cert', K: 'config', c: 'cookie-jar', D: 'dump-header', r: 'range', t: 'telnet-option', y: 'speed-time', Y: 'speed-limit', z: 'time-cond', C: 'continue-at', h: 'help', P: 'ftp-port', Q: 'quote' },
    values: new Set(['user', 'header', 'data', 'data-raw', 'data-binary', 'data-urlencode', 'json', 'form', 'form-string', 'cookie', 'proxy', 'proxy-user', 'output', 'request', 'user-agent', 'referer', 'upload-file', 'max-time', 'write-out', 'cert', 'config', 'cookie-jar', 'dump-header', 'range', 'telnet-option', 'speed-time', 'speed-limit', 'time-cond', 'continue-at', 'url', 'oauth2-bearer', 'pass', 'ftp-port', 'quote', 'retry', 'connect-timeout', 'cacert', 'key', 'resolve']),
  },
  // https://www.gnu.org/software/wget/manual/wget.html
  wget: { short: { O: 'output-document', o: 'output-file', a: 'append-output', U: 'user-agent', P: 'directory-prefix', t: 'tries', T: 'timeout', e: 'execute' }, values: new Set(['output-document', 'output-file', 'append-output', 'user-agent', 'directory-prefix', 'tries', 'timeout', 'execute']) },
  mysql: MYSQL, mysqldump: MYSQL, mysqladmin: MYSQL, mariadb: MYSQL, 'mariadb-dump': MYSQL, mysqlimport: MYSQL, mysqlcheck: MYSQL, 'mariadb-admin': MYSQL, mysqlshow: MYSQL,
  ldapsearch: LDAP, ldapadd: LDAP, ldapmodify: LDAP, ldapdelete: LDAP, ldappasswd: LDAP, ldapwhoami: LDAP,
  sshpass: { short: { p: 'password', f: 'file', d: 'descriptor', P: 'prompt' }, values: new Set(['password', 'file', 'descriptor', 'prompt']) },
  // https://docs.openssl.org/master/man1/openssl-enc/, https://docs.openssl.org/master/man1/openssl-passphrase-options/
  openssl: { short: { k: 'k', K: 'K' }, values: new Set(['k', 'K', 'iv', 'hmac', 'pass', 'passin', 'passout', 'in', 'out', 'macopt', 'kfile', 'key', 'password', 'salt']), oneDash: true },
  gpg: { short: { o: 'output', r: 'recipient', u: 'local-user' }, values: new Set(['output', 'recipient', 'local-user', 'passphrase', 'passphrase-file', 'passphrase-fd', 'batch-size']) },
  zip: ARCHIVER, unzip: ARCHIVER, zipcloak: ARCHIVER,
  'redis-cli': { short: { a: 'password', h: 'host', p: 'port', n: 'database', u: 'uri' }, values: new Set(['password', 'host', 'port', 'database', 'uri', 'pass']) },
  mongosh: { short: { p: 'password', u: 'username' }, values: new Set(['password', 'username']) }, mongo: { short: { p: 'password', u: 'username' }, values: new Set(['password', 'username']) },
  mongodump: { short: { p: 'password', u: 'username' }, values: new Set(['password', 'username', 'uri']) },
  smbclient: { short: { U: 'user' }, values: new Set(['user']) },
  keytool: { short: {}, values: new Set(['storepass', 'keypass', 'alias', 'keystore', 'file', 'srcstorepass', 'deststorepass']), oneDash: true },
  sqlcmd: { short: { P: 'password', U: 'user', S: 'server', Q: 'query' }, values: new Set(['password', 'user', 'server', 'query']) },
  // https://lftp.yar.ru/lftp-man.html, https://mosquitto.org/man/mosquitto_pub-1.html
  lftp: { short: { u: 'user', e: 'execute', p: 'port' }, values: new Set(['user', 'execute', 'port']) },
  mosquitto_pub: { short: { P: 'password', u: 'username', h: 'host', t: 'topic', m: 'message', p: 'port' }, values: new Set(['password', 'username', 'host', 'topic', 'message', 'port', 'cafile']) },
  ssh: { short: { o: 'option', i: 'identity', p: 'port', l: 'login' }, values: new Set(['option', 'identity', 'port', 'login']) },
  scp: { short: { o: 'option', i: 'identity', P: 'port' }, values: new Set(['option', 'identity', 'port']) },
  git: { short: { c: 'config', C: 'directory' }, values: new Set(['config', 'directory']) },
};

const NO_OPTIONS: OptionSyntax = { short: {}, values: new Set() };
/** An address among the words of a command is known by its scheme. */
const ADDRESS = /^[a-z][a-z0-9+.-]{1,12}:\/\//i;

/** The words of a command as arguments: an option's value has the option's long name, an option without one is `true`. */
export function lowerArguments(command: string, words: readonly SyntaxNode[], lower: Lowering): readonly Argument[] {
  const syntax = Object.hasOwn(OPTIONS, command) ? OPTIONS[command] ?? NO_OPTIONS : NO_OPTIONS;
  const given: Argument[] = [];
  let pending: { readonly name: string; readonly start: number } | undefined;
  for (const word of words) {
    const value = lower.expression(word);
    const span = spanOf(word);
    if (pending !== undefined) {
      given.push({ keyword: pending.name, value, span: { start: pending.start, end: word.end } });
      pending = undefined;
      continue;
    }
    const head = headOf(value);
    const option = head === undefined || !/^-/.test(head.text) || PRINTING.test(command) ? undefined : optionOf(head.text, value, syntax);
    if (option === undefined) given.push({ value, span, ...(head !== undefined && ADDRESS.test(head.text) ? { keyword: 'url' } : {}) });
    else if (option.value === 'next') pending = { name: option.name, start: word.start };
    else given.push({ keyword: option.name, value: option.value, span });
  }
  return given;
}

/** What these are given is text, whatever it begins with. */
const PRINTING = /^(?:echo|printf|print|logger)$/;

interface Option {
  readonly name: string;
  readonly value: Expression | 'next';
}

function optionOf(text: string, value: Expression, { short, values, attached, oneDash }: OptionSyntax): Option {
  const long = /^--([\w-]+)(=?)/.exec(text) ?? (oneDash === true ? /^-([\w-]+)(=?)/.exec(text) : null);
  if (long !== null) {
    const [whole, name = '', equals] = long;
    if (equals === '=') return { name, value: without(value, whole.length) };
    return { name, value: values.has(name) ? 'next' : constantAt(value) };
  }
  let flag: string | undefined;
  for (let at = 1; at < text.length; at++) {
    const name = short[text.charAt(at)];
    if (name === undefined && !/[A-Za-z]/.test(text.charAt(at))) break;
    const rest = at + 1 < text.length || value.kind === 'join';
    if (name !== undefined && (values.has(name) || attached?.has(name) === true)) return { name, value: rest ? without(value, at + 1) : values.has(name) ? 'next' : constantAt(value) };
    // Of several flags in one word the one that switches protection off is told.
    if (flag === undefined || name === 'insecure') flag = name ?? text.charAt(at);
  }
  return value.kind === 'join' ? { name: flag ?? text, value } : { name: flag ?? text, value: constantAt(value) };
}

function constantAt({ span }: Expression): Expression {
  return { kind: 'constant', text: 'true', span };
}

/** The text that a word begins with. */
function headOf(value: Expression): TextExpression | undefined {
  const first = value.kind === 'join' ? value.parts[0] : value;
  return first?.kind === 'text' ? first : undefined;
}

/** A word without the name of its option. */
function without(value: Expression, length: number): Expression {
  if (value.kind === 'text') return shortened(value, length);
  if (value.kind !== 'join') return value;
  const [first, ...rest] = value.parts;
  if (first?.kind !== 'text') return value;
  const left = shortened(first, length);
  const parts = left.text === '' ? rest : [left, ...rest];
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'join', parts, span: { start: left.span.start, end: value.span.end } };
}

function shortened({ text, inner }: TextExpression, length: number): TextExpression {
  const span = { start: Math.min(inner.start + length, inner.end), end: inner.end };
  return { kind: 'text', text: text.slice(length), span, inner: span };
}
