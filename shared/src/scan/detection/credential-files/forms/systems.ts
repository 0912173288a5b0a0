import { named, ONLY_LINE, setting, within, type CredentialFile } from '../credential-file';

/** Accounts of operating systems and web servers, installers, backups. */
export const systemFiles: readonly CredentialFile[] = [
  // https://httpd.apache.org/docs/2.4/misc/password_encryptions.html: the crypt() of old; newer hashes have marks of their own
  { ...named('\\.?htpasswd|passwd\\.users|shadow(?:-|\\.bak)?|passwd(?:-|\\.bak)?|proftpd?\\.?passwd', 'users', 'shadow', 'shadow-', 'bak', 'passwd', 'passwd-'), value: /^(?<user>[^:\s#]{1,100}):(?<secret>[./A-Za-z0-9]{13})(?=[:\r\n]|$)/gmd, rule: 'keyward/password-hash' },
  // https://httpd.apache.org/docs/2.4/programs/htdigest.html
  { ...named('\\.?htdigest', 'htdigest'), value: /^(?<user>[^:\r\n]{1,100}):[^:\r\n]{1,100}:(?<secret>[0-9a-f]{32})$/gmd, rule: 'keyward/password-hash' },
  // https://www.samba.org/samba/docs/current/man-html/smbpasswd.5.html
  { ...named('smbpasswd', 'smbpasswd'), value: /^(?<user>[^:\s#]{1,100}):\d{1,10}:[0-9A-FX]{32}:(?<secret>[0-9A-F]{32}):/gmd, rule: 'keyward/password-hash' },
  // https://manpages.debian.org/mount.cifs.8 (credentials)
  { ...named('\\.?(?:smb|cifs)(?:[._-]?cred(?:ential)?s)?|\\.?(?:smb|cifs)[._-]?auth', 'smb', 'cifs', 'creds', 'credentials', 'auth'), value: setting('pass(?:word)?') },
  // https://learn.microsoft.com/security-updates/securitybulletins/2014/ms14-025: encrypted with a published key
  { ...named('(?:groups|services|scheduledtasks|datasources|printers|drives)\\.xml', 'xml'), value: /\scpassword="(?<secret>[A-Za-z0-9+/=]{8,400})"/gd },
  // https://learn.microsoft.com/windows-hardware/customize/desktop/unattend/
  { ...named('(?:auto)?unattend(?:ed)?\\.xml|sysprep\\.xml', 'xml'), value: /Password>\s{0,40}<Value>(?<secret>[^<\r\n]{1,200})<\/Value>/gd, encoding: 'xml-entities' },
  // https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2003/cc772280(v=ws.10)
  { ...named('(?:sysprep|unattend|winnt)\\.(?:inf|txt|sif)', 'inf', 'txt', 'sif'), value: setting('AdminPassword|DomainAdminPassword|ProxyPassword') },
  // https://pykickstart.readthedocs.io/en/latest/kickstart-docs.html#rootpw
  { name: /(?:^|[.-])(?:ks|kickstart)[\w-]{0,40}\.cfg$|\.ks$/i, ends: ['cfg', 'ks'], value: /^(?:rootpw|user[ \t][^\r\n]{0,200}?--password=|bootloader[ \t][^\r\n]{0,200}?--password=)(?:[ \t]{1,4}--(?:plaintext|iscrypted))?[ \t]{0,4}"?(?<secret>[^\s"-][^\s"]{2,200})/gmd },
  // https://www.debian.org/releases/stable/amd64/apbs04.en.html#preseed-account
  { ...named('[\\w.-]{0,40}preseed[\\w.-]{0,40}'), value: /^d-i[ \t]{1,4}\S{1,40}\/(?:root|user)-password(?:-crypted|-again)?[ \t]{1,4}password[ \t]{1,4}(?<secret>\S{3,200})/gmd },
  // https://cloudinit.readthedocs.io/en/latest/reference/modules.html#set-passwords
  { ...named('(?:user|cloud|vendor)[._-](?:data|config|init)(?:\\.ya?ml|\\.txt|\\.cfg)?', 'data', 'config', 'init', 'yml', 'yaml', 'txt', 'cfg'), value: /^[ \t]{1,20}(?:-[ \t]{1,4})?(?<user>[a-z_][\w-]{0,31}):(?<secret>[^\s:$][^\s:]{2,100})$/gmd },
  // https://www.gnu.org/software/grub/manual/grub/html_node/password_005fpbkdf2.html
  { ...named('grub\\.(?:cfg|conf)|\\d\\d_custom|user\\.cfg|menu\\.lst', 'cfg', 'conf', 'custom', 'lst'), value: /(?<secret>grub\.pbkdf2\.sha512\.\d{1,8}\.[0-9A-F]{16,256}\.[0-9A-F]{16,256})/gd, rule: 'keyward/password-hash' },
  // https://www.rfc-editor.org/rfc/rfc2849: two colons announce base64
  { name: /\.ldif$/i, ends: ['ldif'], value: /^userPassword::[ ]{0,4}(?<secret>[A-Za-z0-9+/=]{4,400})$/gmd, encoding: 'base64' },
  // https://www.openldap.org/doc/admin26/slapdconf2.html, https://manpages.debian.org/libnss-ldap.conf.5 (rootbinddn)
  { ...named('slapd\\.conf', 'conf'), value: /^rootpw[ \t]{1,20}(?<secret>[^\s{]\S{2,200})/gmd },
  { ...named('(?:lib(?:nss|pam)[-_])?ldap\\.secret|\\.ldappass(?:wd|word)?', 'secret', 'ldappass', 'ldappasswd', 'ldappassword'), value: ONLY_LINE },
  // https://tomcat.apache.org/tomcat-10.1-doc/realm-howto.html#MemoryRealm
  { ...named('tomcat-users\\.xml', 'xml'), value: /\spassword="(?<secret>[^"\r\n]{1,200})"/gd, encoding: 'xml-entities' },
  // https://jetty.org/docs/jetty/12/operations-guide/security/index.html: name, password, roles
  { ...named('(?:jetty-)?realm\\.properties|(?:application|mgmt)-users\\.properties', 'properties'), value: /^(?!#)(?<user>[\w.@-]{1,60})[ \t]{0,4}[:=][ \t]{0,4}(?<secret>[^\s,]{3,200})/gmd },
  // https://download.samba.org/pub/rsync/rsyncd.conf.5
  { ...named('rsyncd?\\.(?:secrets|passwd)|\\.rsync(?:_?pass(?:wd|word)?)', 'secrets', 'passwd', 'pass', 'password'), value: /^(?!#)(?:(?<user>[^:#\s]{1,100}):)?(?<secret>[^\s:#]{4,200})$/gmd },
  // https://restic.readthedocs.io/en/stable/faq.html (RESTIC_PASSWORD_FILE), https://borgbackup.readthedocs.io/en/stable/usage/general.html
  { ...named('\\.?(?:restic|borg|duplicity|kopia)[._-]?(?:repo[._-])?(?:pass(?:word|phrase|wd)?|key)(?:\\.txt)?', 'pass', 'password', 'passphrase', 'passwd', 'key', 'txt'), value: ONLY_LINE },
  // https://docs.bareos.org/Configuration/Director.html, https://www.bacula.org/documentation/
  { ...named('(?:bacula|bareos)-(?:dir|sd|fd)\\.conf|bconsole\\.conf', 'conf'), value: setting('Password') },
  // https://mosquitto.org/man/mosquitto_passwd-1.html
  { ...within('[\\w.-]{0,40}(?:passwd|password_file|pwfile)', '[\\w.-]{0,40}mosquitto[\\w.-]{0,40}', 'passwd', 'file'), value: /^(?<user>[^:\s#]{1,100}):(?<secret>\$[67]\$[^\s:]{20,300})$/gmd, rule: 'keyward/password-hash' },
  // https://svnbook.red-bean.com/en/1.8/svn.serverconfig.netmodel.html (credentials on disk)
  { ...within('[0-9a-f]{32}', 'svn\\.simple'), value: /^password\r?\nV \d{1,4}\r?\n(?<secret>[^\r\n]{1,200})$/gmd },
  { ...within('passwd', 'conf|svn[\\w.-]{0,40}', 'passwd'), value: /^(?![#[])(?<user>[\w.@-]{1,100})[ \t]{1,10}=[ \t]{1,10}(?<secret>[^\s#]{3,200})$/gmd },
  // https://www.openwall.com/john/doc/, https://hashcat.net/wiki/: what was cracked, behind its hash
  { ...named('(?:john|hashcat)\\.potfile', 'potfile'), value: /^\S{13,300}:(?<secret>[^:\r\n]{1,100})$/gmd },
  // https://www.nagios.org/documentation/: macros that only the daemon may read
  { ...within('resource\\.cfg', '[\\w.-]{0,40}(?:nagios|icinga|naemon)[\\w.-]{0,40}(?:/\\w{1,20})?', 'cfg'), value: /^\$USER\d{1,3}\$=(?<secret>[^\s/]{4,200})$/gmd },
];
