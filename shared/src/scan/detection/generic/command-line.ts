import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import type { ReadContext, Reader } from '../reader';
import { reportValue } from './report-value';

/** Where one program takes a password among its arguments. The group `secret` is the value, quotes left out. */
interface CommandForm {
  readonly command: string;
  readonly argument: RegExp;
}

const VALUE = '["\']?(?<secret>[^\\s"\'`;|&<>$]{3,200})';
/** `curl -u me:x`: the password goes on to the quote or blank; what follows a `$` in it may be a parameter of the shell. */
const USER_COLON = `["']?[^\\s:"'$]{0,100}:(?<secret>[^\\s"'\`$]{3,200})`;

function form(command: string, before: string, value = VALUE): CommandForm {
  return { command, argument: new RegExp(`(?<=\\s)(?:${before})${value}`, 'd') };
}

/** Sources: each program's manual page, section on options. Programs that use `--password` are read as assignments. */
const forms: readonly CommandForm[] = [
  form('curl ', '-u\\s?|--user[ =]|--proxy-user[ =]', USER_COLON), form('wget ', '--http-password[ =]|--ftp-password[ =]'), form('mysql ', '-p'), form('mysqldump ', '-p'),
  form('mysqladmin ', '-p'), form('sshpass ', '-p\\s?'), form('redis-cli ', '-a\\s|--pass\\s'), form('docker login ', '-p\\s|--password[ =]'),
  form('helm registry login ', '-p\\s'), form('ldapsearch ', '-w\\s'), form('ldapadd ', '-w\\s'), form('ldapmodify ', '-w\\s'), form('mongo ', '-p\\s'), form('mongosh ', '-p\\s'), form('mongodump ', '-p\\s'),
  form('sqlcmd ', '-P\\s?'), form('sqlplus ', '', `[\\w$#]{1,60}/(?<secret>[^\\s"'\`$@]{3,100})@`), form('keytool ', '-(?:storepass|keypass|srcstorepass|deststorepass)\\s'), form('jarsigner ', '-(?:storepass|keypass)\\s'),
  form('htpasswd ', '-(?=\\w{0,8}n)\\w{0,8}b\\w{0,8}\\s\\S{1,80}\\s|-(?!\\w{0,8}n)\\w{0,8}b\\w{0,8}\\s\\S{1,80}\\s\\S{1,60}\\s'), form('smbclient ', '-U\\s?', '["\']?[^\\s%"\']{1,80}%(?<secret>[^\\s"\'$]{3,100})'), form('az login ', '-p\\s'), form('net user ', '\\S{1,60}\\s'),
  form('openssl ', '-(?:passin|passout|pass|k)\\s(?:pass:)?'), form('zip ', '-P\\s?'), form('7z ', '-p'), form('unzip ', '-P\\s?'), form('gpg ', '--passphrase[ =]'), form('rabbitmqctl ', 'add_user\\s\\S{1,60}\\s|change_password\\s\\S{1,60}\\s'),
  form('http ', '-a\\s|--auth[ =]', USER_COLON), form('influx ', '-password\\s'), form('vault login ', '-token=|'), form('cqlsh ', '-p\\s'), form('rclone ', 'pass\\s'), form('psexec ', '-p\\s'), form('psexec.exe ', '-p\\s'), form('connect-viserver ', '-Password\\s'), form('winexe ', '-U\\s?', '["\']?[^\\s%"\']{1,80}%(?<secret>[^\\s"\'$]{3,100})'),
];

/** A command goes on over escaped line ends, and is not read further than this. */
const LONGEST_COMMAND = 1024;

export const commandLineReader: Reader = { keywords: forms.map(({ command }) => command), read };

function read(context: ReadContext, hit: Span, sink: CandidateSink): void {
  const { text } = context;
  if (/[\w.-]/.test(text.charAt(hit.start - 1))) return;
  const word = text.slice(hit.start, hit.end).toLowerCase();
  const command = (/^(?:\\\r?\n|[^\r\n;|])*/.exec(text.slice(hit.end - 1, hit.end + LONGEST_COMMAND))?.[0] ?? '').replace(/\\(\r?\n)/g, ' $1');
  for (const { command: name, argument } of forms) {
    if (name !== word) continue;
    const range = argument.exec(command)?.indices?.groups?.['secret'];
    if (range === undefined) continue;
    const span = { start: hit.end - 1 + range[0], end: hit.end - 1 + range[1] };
    reportValue(context, { rule: 'keyward/command-line-password', prior: 'prior.command', span, value: text.slice(span.start, span.end) }, sink);
  }
}
