import type { genericRules } from '../generic/generic-rules';

/**
 * A file whose place, and no word beside the value, says that it holds a credential: the fourth column of a `.pgpass`, the
 * second line of a VPN's sign-in file. What stands behind a name that says "password" is found without these.
 */
export interface CredentialFile {
  /** Tested against the path with forward slashes. Anchored at the end, so that it costs nothing for other files. */
  readonly path: RegExp;
  /** Global, by lines; the group `secret` is the value. Every repeat is bounded. */
  readonly value: RegExp;
  readonly rule?: (typeof genericRules)[number]['id'];
  /** How the file writes its values. */
  readonly encoding?: 'base64' | 'xml-entities';
}

/** Formats are those of the programs' own manuals; each entry names the page. */
export const credentialFiles: readonly CredentialFile[] = [
  // https://www.postgresql.org/docs/current/libpq-pgpass.html
  { path: name('\\.?pgpass(?:\\.conf)?'), value: /^(?!#)(?:[^:\\\r\n]|\\.){1,200}:(?:\d{1,5}|\*):(?:[^:\\\r\n]|\\.){1,100}:(?:[^:\\\r\n]|\\.){1,100}:(?<secret>[^\r\n]{1,200})$/gmd },
  // https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html
  { path: name('[._]netrc|\\.authinfo'), value: /(?:^|\s)password\s{1,20}"?(?<secret>[^\s"]{1,200})/gmd },
  // https://ppp.samba.org/pppd.html: client, server, secret, addresses
  { path: name('(?:chap|pap|l2tp)-secrets'), value: /^[ \t]{0,20}(?!#)(?:"[^"\r\n]{0,100}"|[^\s"]{1,100})[ \t]{1,20}(?:"[^"\r\n]{0,100}"|[^\s"]{1,100})[ \t]{1,20}"?(?<secret>[^"\s]{1,200})/gmd },
  // https://docs.strongswan.org/docs/latest/config/ipsecSecrets.html
  { path: name('ipsec\\.secrets|[\\w.-]{0,60}\\.secrets'), value: /:[ \t]{0,10}(?:PSK|EAP|XAUTH|NTLM|psk|eap|xauth|ntlm)[ \t]{1,10}"(?<secret>[^"\r\n]{1,200})"/gd },
  // https://www.fetchmail.info/fetchmail-man.html, https://marlam.de/msmtp/msmtp.html, https://isync.sourceforge.io/mbsync.html
  { path: name('\\.?(?:fetchmailrc|msmtprc|mbsyncrc|isyncrc|getmailrc)'), value: /(?:^|\s)[Pp]ass(?:word)?[ \t]{1,20}"?(?<secret>[^\s"]{1,200})/gmd },
  // https://curl.se/docs/manpage.html#-K
  { path: name('[._]curlrc'), value: /^[ \t]{0,20}-{0,2}(?:u|user|U|proxy-user)[ \t]{0,10}[=: ][ \t]{0,10}"?[^:"\s]{1,100}:(?<secret>[^"\s]{1,200})/gmd },
  // https://lftp.yar.ru/lftp-man.html
  { path: name('\\.lftprc|rc|bookmarks', '\\.?(?:config/)?lftp/|'), value: /(?:\s-u|^user)[ \t]{1,10}[^,\s]{1,100}[, ](?<secret>[^\s,]{1,200})/gmd },
  // https://net-snmp.sourceforge.io/docs/man/snmpd.conf.html
  { path: name('snmpd(?:\\.local)?\\.conf'), value: /^[ \t]{0,20}(?:ro|rw)community6?[ \t]{1,20}(?<secret>[^\s#]{1,100})/gmd },
  // https://openvpn.net/community-resources/reference-manual-for-openvpn-2-6/ (inline files, --auth-user-pass)
  { path: /\.(?:ovpn|conf)$/i, value: /^<auth-user-pass>\r?\n[^\r\n]{1,100}\r?\n(?<secret>[^\r\n<]{1,200})\r?\n<\/auth-user-pass>/gmd },
  { path: name('(?:[\\w-]{1,40}[._-])?auth(?:-user-pass)?\\.(?:txt|conf)', '(?:openvpn|vpn)[\\w.-]{0,40}/|openvpn-|vpn-'), value: /^[^\s:=#]{1,100}\r?\n(?<secret>[^\s:=#]{1,200})\r?\n?$(?!\n)/gd },
  // https://httpd.apache.org/docs/2.4/misc/password_encryptions.html: the crypt() of old; newer hashes have marks of their own
  { path: name('\\.?htpasswd|passwd\\.users'), value: /^[^:\s#]{1,100}:(?<secret>[./A-Za-z0-9]{13})(?=[:\r\n]|$)/gmd, rule: 'keyward/password-hash' },
  // https://mosquitto.org/man/mosquitto_passwd-1.html
  { path: name('[\\w.-]{0,40}(?:passwd|password_file|pwfile)', '(?:[\\w.-]{0,40}mosquitto[\\w.-]{0,40}/)'), value: /^[^:\s#]{1,100}:(?<secret>\$[67]\$[^\s:]{20,300})$/gmd, rule: 'keyward/password-hash' },
  // https://guides.rubyonrails.org/security.html#custom-credentials
  { path: name('master\\.key|[\\w-]{1,40}\\.key', '(?:config/(?:credentials/)?)'), value: /^(?<secret>[0-9a-f]{32})\s{0,4}$/gd, rule: 'keyward/generic-encryption-key' },
  // https://the.earth.li/~sgtatham/putty/0.81/htmldoc/AppendixC.html
  { path: /\.ppk$/i, value: /^Encryption: none\r?\n(?:[^\r\n]{0,100}\r?\n){1,40}?Private-Lines: \d{1,3}\r?\n(?<secret>(?:[A-Za-z0-9+/=]{1,64}\r?\n){1,60})/gmd, rule: 'keyward/generic-encryption-key' },
  // https://redis.io/docs/latest/operate/oss_and_stack/management/security/
  { path: name('[\\w.-]{0,40}(?:redis|sentinel|valkey)[\\w.-]{0,40}\\.conf'), value: /^[ \t]{0,20}(?:requirepass|masterauth|user[ \t][^\r\n]{1,200}?[ \t]>)[ \t]{0,20}"?(?<secret>[^\s"]{1,200})/gmd },
  // https://wiki.filezilla-project.org/Logs (sitemanager.xml keeps passwords in base64)
  { path: name('(?:sitemanager|recentservers|filezilla)\\.xml'), value: /<Pass encoding="base64">(?<secret>[A-Za-z0-9+/=]{4,400})<\/Pass>/gd, encoding: 'base64' },
  // https://w1.fi/cgit/hostap/plain/wpa_supplicant/wpa_supplicant.conf, https://w1.fi/cgit/hostap/plain/hostapd/hostapd.conf
  { path: name('(?:wpa_supplicant|hostapd)[\\w.-]{0,40}\\.conf'), value: /^[ \t]{0,20}(?:psk|wpa_passphrase|wpa_psk|sae_password|wep_key\d)=("?)(?<secret>[^"\r\n]{5,64})\1[ \t]{0,10}$/gmd },
  // https://learn.microsoft.com/windows-hardware/customize/desktop/unattend/
  { path: name('(?:auto)?unattend(?:ed)?\\.xml|sysprep\\.xml'), value: /Password>\s{0,40}<Value>(?<secret>[^<\r\n]{1,200})<\/Value>/gd, encoding: 'xml-entities' },
  // https://www.postfix.org/SASL_README.html#client_sasl_enable, https://www.exim.org/exim-html-current/doc/html/spec_html/ch-smtp_authentication.html
  { path: name('sasl_passwd|relay_passwd|smarthost_passwd'), value: /^(?!#)\S{1,200}[ \t]{1,20}[^:\s]{1,100}:(?<secret>\S{1,200})$/gmd },
  { path: name('passwd\\.client'), value: /^(?!#)[^:\s]{1,200}:[^:\s]{1,100}:(?<secret>\S{1,200})$/gmd },
  // https://download.samba.org/pub/rsync/rsyncd.conf.5
  { path: name('rsyncd?\\.(?:secrets|passwd)|\\.rsync(?:_?pass(?:wd|word)?)'), value: /^(?!#)(?:[^:#\s]{1,100}:)?(?<secret>[^\s:#]{4,200})$/gmd },
  // https://github.com/s3fs-fuse/s3fs-fuse/wiki/Fuse-Over-Amazon: key id and key
  { path: name('\\.?passwd-s3fs'), value: /^(?:[^:\s]{1,100}:)?[A-Z0-9]{16,32}:(?<secret>[A-Za-z0-9/+=]{20,100})$/gmd },
  // https://doc.dovecot.org/configuration_manual/authentication/passwd_file/
  { path: name('[\\w.-]{0,40}(?:passwd|users)', '(?:[\\w.-]{0,40}dovecot[\\w.-]{0,40}/|dovecot[._-])'), value: /^[^:\s#]{1,100}:\{(?:PLAIN|CLEAR|CLEARTEXT)\}(?<secret>[^:\r\n]{1,200})/gmd },
  // https://dev.yorhel.nl and davfs2(5): what is mounted, user, password
  { path: name('secrets', '(?:davfs2|\\.davfs2)/'), value: /^(?!#)\S{1,200}[ \t]{1,20}"?[^"\s]{1,100}"?[ \t]{1,20}"?(?<secret>[^"\s]{1,200})"?$/gmd },
  // https://svnbook.red-bean.com/en/1.8/svn.serverconfig.netmodel.html (credentials on disk)
  { path: /(?:^|\/)svn\.simple\/[0-9a-f]{32}$/, value: /^password\r?\nV \d{1,4}\r?\n(?<secret>[^\r\n]{1,200})$/gmd },
  { path: name('passwd', '(?:conf/|svn[\\w.-]{0,40}/)'), value: /^(?![#[])[\w.@-]{1,100}[ \t]{1,10}=[ \t]{1,10}(?<secret>[^\s#]{3,200})$/gmd },
  // https://docs.ansible.com/ansible/latest/vault_guide/vault_managing_passwords.html
  { path: name('\\.?(?:ansible[._-])?vault[._-]?pass(?:word)?(?:[._-]file)?(?:\\.txt)?'), value: /^(?!#!)(?<secret>[^\s]{4,200})\s{0,4}$(?!\n)/gd },
  // https://docs.docker.com/compose/how-tos/use-secrets/: one value, alone in a file that is named after it
  { path: /(?:^|\/)(?:\.?secrets?\/[\w.-]{0,80}(?:password|passwd|token|secret|api[_-]?key)[\w-]{0,40}(?:\.txt)?|(?:[\w-]{1,60}[._-])?(?:password|passwd|token|apikey)\.txt)$/i, value: /^(?<secret>[^\s:=<>(){}]{6,200})\s{0,4}$(?!\n)/gd },
  // https://www.erlang.org/doc/system/distributed.html#magic-cookie
  { path: name('\\.erlang\\.cookie'), value: /^(?<secret>[^\s]{8,255})\s{0,4}$(?!\n)/gd, rule: 'keyward/generic-secret' },
  // https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/security/d1/sec-d1-cr-book.html (enable password, username, community strings)
  { path: /(?:(?:running|startup)[-_]config|-confg|\.(?:cisco|ios)|(?:router|switch|asa|cisco|nxos)[\w-]{0,60}\.(?:cfg|conf|txt))$/i, value: /^[ \t]{0,20}(?:enable (?:password|secret)|username \S{1,60}(?: privilege \d{1,2})? (?:password|secret)|snmp-server community|key-string|(?:tacacs|radius)-server (?:host \S{1,60} )?key|password)[ \t]{1,10}(?:[057][ \t]{1,10})?(?<secret>[^\s]{3,200})/gmd },
  // https://wiki.freeradius.org/config/Users
  { path: name('(?:users|authorize)', '(?:[\\w.-]{0,40}radius[\\w.-]{0,40}/(?:[\\w.-]{1,40}/){0,4})'), value: /Cleartext-Password[ \t]{1,10}:=[ \t]{1,10}"(?<secret>[^"\r\n]{1,200})"/gd },
  // https://hexchat.readthedocs.io/en/latest/appendix.html
  { path: name('servlist_?\\.conf'), value: /^[PJ]=(?!#)(?<secret>[^\s]{3,200})$/gmd },
];

/** A whole file name, after a folder or a beginning of the name where one is needed. */
function name(names: string, before = ''): RegExp {
  return new RegExp(`(?:^|/)${before === '' ? '' : `(?:${before})`}(?:${names})$`, 'i');
}
