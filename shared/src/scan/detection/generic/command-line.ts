import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import type { ReadContext, Reader } from '../reader';
import { LONGEST_COMMAND, optionGate } from '../gates/place-gates';
import { evidence } from '../score';
import { groupSpan, reportMatch } from './place-pattern';

/** Where one program takes a password among its arguments. The group `secret` is the value, quotes left out. */
interface CommandForm {
  readonly command: string;
  readonly argument: RegExp;
}

const VALUE = '["\']?(?<secret>[^\\s"\'`;|&<>$]{3,1000})(?![^\\s"\'`;|&<>$])';
/** `curl -u me:x`: the password goes on to the quote or blank; what follows a `$` in it may be a parameter of the shell. */
const USER_COLON = `["']?(?<user>[^\\s:"'$]{0,100}):(?<secret>[^\\s"'\`$]{3,1000})(?![^\\s"'\`$])`;
/** `-U DOMAIN\\me%x` of Samba's programs: https://www.samba.org/samba/docs/current/man-html/smbclient.1.html */
const USER_PERCENT = '["\']?(?<user>[^\\s%"\']{1,80})%(?<secret>[^\\s"\'$]{3,1000})(?![^\\s"\'$])';

function form(command: string, before: string, value = VALUE): CommandForm {
  return { command, argument: new RegExp(`(?<=\\s)(?:${before})${value}`, 'd') };
}

/** Sources: each program's manual page, section on options. Programs that use `--password` are read as assignments. */
const forms: readonly CommandForm[] = [
  form('curl ', '-u\\s?|--user[ =]|--proxy-user[ =]', USER_COLON), form('wget ', '--http-password[ =]|--ftp-password[ =]'), form('mysql ', '-p'), form('mysqldump ', '-p'), form('mysqladmin ', 'password\\s|-p'),
  form('mysqlimport ', '-p'), form('mariadb ', '-p'), form('mariadb-dump ', '-p'), form('sshpass ', '-p\\s?'), form('redis-cli ', '-a\\s|--pass\\s'), form('docker login ', '-p\\s|--password[ =]'), form('podman login ', '-p\\s|--password[ =]'),
  form('helm registry login ', '-p\\s'), form('ldapsearch ', '-w\\s'), form('ldapadd ', '-w\\s'), form('ldapmodify ', '-w\\s'), form('mongo ', '-p\\s'), form('mongosh ', '-p\\s'), form('mongodump ', '-p\\s'), form('mongorestore ', '-p\\s'),
  form('sqlcmd ', '-P\\s?'), form('bcp ', '-P\\s?'), form('sqlplus ', '', `(?<user>[\\w$#]{1,60})/(?<secret>[^\\s"'\`$@]{3,100})@`), form('keytool ', '-(?:storepass|keypass|srcstorepass|deststorepass)\\s'), form('jarsigner ', '-(?:storepass|keypass)\\s'),
  form('htpasswd ', '-(?=\\w{0,8}n)\\w{0,8}b\\w{0,8}\\s\\S{1,80}\\s|-(?!\\w{0,8}n)\\w{0,8}b\\w{0,8}\\s\\S{1,80}\\s\\S{1,60}\\s'), form('smbclient ', '-U\\s?', USER_PERCENT), form('rpcclient ', '-U\\s?', USER_PERCENT), form('az login ', '-p\\s'), form('net user ', '\\S{1,60}\\s'),
  form('openssl ', '-(?:passin|passout|pass|k)\\s(?:pass:)?'), form('zip ', '-P\\s?'), form('7z ', '-p'), form('unzip ', '-P\\s?'), form('gpg ', '--passphrase[ =]'), form('rabbitmqctl ', 'add_user\\s\\S{1,60}\\s|change_password\\s\\S{1,60}\\s'), form('ipmitool ', '-P\\s'),
  form('http ', '-a\\s|--auth[ =]', USER_COLON), form('https ', '-a\\s|--auth[ =]', USER_COLON), form('lftp ', '-u\\s', `["']?(?<user>[^\\s,"'$]{1,100}),(?<secret>[^\\s"'\`$]{3,1000})(?![^\\s"'\`$])`), form('influx ', '-password\\s'), form('vault login ', '-token=|'), form('cqlsh ', '-p\\s'), form('rclone ', 'pass\\s'),
  form('psexec ', '-p\\s'), form('psexec.exe ', '-p\\s'), form('psexec64.exe ', '-p\\s'), form('plink ', '-pw\\s'), form('pscp ', '-pw\\s'), form('putty ', '-pw\\s'), form('connect-viserver ', '-Password\\s'), form('winexe ', '-U\\s?', USER_PERCENT), form('xfreerdp ', '/p:'), form('rdesktop ', '-p\\s?'),
  form('useradd ', '-p\\s|--password[ =]'), form('usermod ', '-p\\s|--password[ =]'), form('psftp ', '-pw\\s'), form('ssh-keygen ', '-[NP]\\s?'), form('rar ', '-h?p'), form('unrar ', '-p'), form('snmpwalk ', '-c\\s|-[AX]\\s'), form('snmpget ', '-c\\s|-[AX]\\s'), form('mosquitto_pub ', '-P\\s'), form('mosquitto_sub ', '-P\\s'),
  form('mysqlsh ', '-p'), form('mysqlcheck ', '-p'), form('mysqlshow ', '-p'), form('git config ', '\\S{0,60}(?:token|password|secret)\\s'), form('mc alias set ', '\\S{1,40}\\s\\S{1,200}\\s\\S{3,128}\\s'), form('mc config host add ', '\\S{1,40}\\s\\S{1,200}\\s\\S{3,128}\\s'),
  form('twine upload ', '-p\\s|--password[ =]'), form('schtasks ', '/rp\\s'), form('wmic ', '/password:'), form('netdom ', '/(?:pd|po|passwordd|passwordo):'), form('osql ', '-P\\s?'), form('isql ', '-P\\s?'), form('nuget setapikey ', ''), form('cargo login ', ''),
  form('svn ', '--password[ =]'), form('snowsql ', '-p\\s'), form('bw login ', '\\S{1,80}@\\S{1,80}\\s'), form('net use ', '\\S{1,80}\\s(?:/user:\\S{1,60}\\s)?(?![/\\\\])'), form('cmdkey ', '/pass:'), form('nmcli ', 'password\\s'), form('wpa_passphrase ', '\\S{1,40}\\s'),
];

/** Who signs in with the password, in the options that most programs share. */
const user = /(?<=\s)(?:-u|-U|-user|--user(?:name)?|\/user:|-D)[ =]?["']?(?<user>[^\s"'$-][^\s"'$]{0,80})/di;

/** Forms that need an option, which nothing else can stand for: those need no look where no option is. */
const withOption = forms.filter(({ argument: { source } }) => /^\(\?<=\\s\)\(\?:[-/]/.test(source) && !source.includes('|)'));

export const optionReader: Reader = { keywords: withOption.map(({ command }) => command), gate: optionGate, read };

export const commandLineReader: Reader = { keywords: forms.filter((form) => !withOption.includes(form)).map(({ command }) => command), read };

function read(context: ReadContext, hit: Span, sink: CandidateSink): void {
  const { text } = context;
  if (/[\w.-]/.test(text.charAt(hit.start - 1))) return;
  const word = text.slice(hit.start, hit.end).toLowerCase();
  if (isArgumentOfItself(text, hit)) return;
  const offset = hit.end - 1;
  const command = (/^(?:\\\r?\n|[^\r\n;|])*/.exec(text.slice(offset, offset + LONGEST_COMMAND))?.[0] ?? '').replace(/\\(\r?\n)/g, ' $1');
  for (const { command: name, argument } of forms) {
    const match = name === word ? argument.exec(command) : null;
    // What goes on behind the last character that was read is longer than any password.
    if (match === null || (match.indices?.groups?.['secret']?.[1] === LONGEST_COMMAND && /\S/.test(text.charAt(offset + LONGEST_COMMAND)))) continue;
    reportArgument(context, match, command, offset, sink);
  }
}

/** `wget wget wget `: the first of them has read what the others would. It has done so at least as far again as it is looked for here. */
function isArgumentOfItself(text: string, hit: Span): boolean {
  const before = text.slice(Math.max(0, hit.start - LONGEST_COMMAND / 2), hit.start);
  const same = before.lastIndexOf(text.slice(hit.start, hit.end));
  return same >= 0 && !/[\r\n;|]/.test(before.slice(same)) && !/[\w.-]/.test(before.charAt(same - 1));
}

function reportArgument(context: ReadContext, match: RegExpExecArray, command: string, offset: number, sink: CandidateSink): void {
  const place = { rule: 'keyward/command-line-password', prior: 'prior.command', offset } as const;
  const named = match.groups?.['user'] === undefined ? user.exec(command) : null;
  const span = named === null ? undefined : groupSpan(named, 'user', offset);
  reportMatch(context, match, span === undefined ? place : { ...place, partners: [{ role: 'user', span }], extra: [evidence('pair.user')] }, sink);
}
