import type { LanguageTables, Sink } from '../../tables/language-tables';
import { CREDENTIALS, PROGRAMS, piped } from './programs';

/** The shell's commands, by their names; options by their long names. */
export const shellTables: LanguageTables = {
  kinds: { made: [], types: {}, names: [] },
  // The working directory: https://www.gnu.org/software/bash/manual/html_node/Bourne-Shell-Variables.html#index-PWD; the list of accounts: https://man7.org/linux/man-pages/man5/passwd.5.html
  ordinaryNames: /^(?:(?:old|ac|as|cur|curr|current|orig|original|save|saved|start|build|src|top|base|init)_?)?pwd$|^cat_passwd$/i,
  worthParsing: /\b(?:curl|wget|openssl|sslVerify)\b/,
  sinks: [
    { callee: 'echo', to: 'log' }, ...piped('logger|systemd-cat|wall|notify-send|log|log_info|log_debug|log_warn|log_error|info|debug|warn|warning|msg|say|whiptail|dialog|zenity|set -x').map((callee): Sink => ({ callee, to: 'log' })),
    // What programs call the function that ends them with a message.
    ...piped('die|fail|abort|fatal|bail|error|err|error_exit|exit_with_error|panic|log_fatal|fail_with|croak').map((callee): Sink => ({ callee, to: 'error' })),
    { callee: '>', to: 'file', arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
    ...PROGRAMS.map((callee): Sink => ({ callee, to: 'argv' })), ...piped('curl|wget').map((callee): Sink => ({ callee, to: 'argv', arguments: CREDENTIALS })),
  ],
  sanitizers: [
    ...piped('md5sum|sha1sum|sha224sum|sha256sum|sha384sum|sha512sum|shasum|b2sum|cksum|md5|sha256|wc|mkpasswd|htpasswd|bcrypt|argon2|gpg|age|sops|ansible-vault|mask|redact|mask_secret|sanitize|encrypt|obfuscate'),
    ...piped('grep|egrep|fgrep|test|diff|cmp'),
  ],
  propagators: piped('base64|tr|head|tail|cut|sed|awk|xargs|fold|rev|sort|uniq|xxd|od|hexdump|jq|tee|paste|printf|cat|urlencode|iconv|column|nl|bc|expr'),
  sources: [
    // https://www.gnu.org/software/bash/manual/html_node/Bash-Variables.html: a generator of 15 bits, seeded by time and process.
    { callee: 'RANDOM', gives: 'weak-random' }, { callee: 'date', gives: 'weak-random' },
    { callee: 'printenv', gives: 'environment' },
  ],
  members: [], handlers: [],
  keys: [
    // https://docs.openssl.org/master/man1/openssl-enc/
    ...piped('openssl').map((callee) => ({ callee, arguments: ['k', 'K', 'iv', 'hmac', 'password'] })),
    ...piped('sshpass|mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|zip|unzip|redis-cli|mongosh|mongo|mongodump|sqlcmd|ldapsearch|ldapadd|ldapmodify|ldapdelete').map((callee) => ({ callee, arguments: ['password', 'pass'] })),
    ...piped('gpg|gpg2').map((callee) => ({ callee, arguments: ['passphrase'] })), { callee: 'keytool', arguments: ['storepass', 'keypass', 'srcstorepass', 'deststorepass'] },
  ],
  requests: [
    ...piped('curl').map((callee) => ({ callee, url: 'url', credentials: CREDENTIALS })), ...piped('wget|http|xh').map((callee) => ({ callee, url: 'url', credentials: CREDENTIALS })),
    ...piped('ldapsearch|ldapadd|ldapmodify|ldapwhoami').map((callee) => ({ callee, url: 'uri', credentials: ['password'] })), ...piped('lftp').map((callee) => ({ callee, url: 'url', credentials: ['user'] })), ...piped('svn|git').map((callee) => ({ callee, url: 'url', credentials: ['password', 'config'] })),
  ],
  insecure: {
    settings: [
      // https://curl.se/docs/manpage.html#-k, https://www.gnu.org/software/wget/manual/wget.html#HTTPS-_0028SSL_002fTLS_0029-Options
      { name: 'insecure', value: /^true$/ }, { name: 'no-check-certificate', value: /^true$/ }, { name: 'proxy-insecure', value: /^true$/ }, { name: 'doh-insecure', value: /^true$/ },
      // https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify
      { name: 'http.sslVerify', value: /^(?:false|0|no)$/i }, { name: 'config', value: /^http\.sslVerify=(?:false|0|no)$/i }, { name: 'verify', value: /^no$/ }, { name: 'no-verify-ssl', value: /^true$/ },
      // https://kubernetes.io/docs/reference/kubectl/kubectl/, https://developer.hashicorp.com/vault/docs/commands#tls-skip-verify
      { name: 'insecure-skip-tls-verify', value: /^true$/ }, { name: 'tls-skip-verify', value: /^true$/ }, { name: 'tlsverify', value: /^false$/ }, { name: 'tls-verify', value: /^false$/ }, { name: 'dest-tls-verify', value: /^false$/ }, { name: 'src-tls-verify', value: /^false$/ },
      // https://dev.mysql.com/doc/refman/8.4/en/connection-options.html#option_general_ssl-mode
      { name: 'ssl-mode', value: /^DISABLED$/i }, { name: 'skip-ssl', value: /^true$/ }, { name: 'ssl-verify-server-cert', value: /^(?:0|false)$/ },
      { name: 'strict-ssl', value: /^false$/ },
    ],
    calls: [],
  },
};
