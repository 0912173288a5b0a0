import { builtInRules } from '../../../shared/src/scan/detection/rules/registry';
import { compileRules } from '../../../shared/src/scan/engine';
import { optionsWith } from './scanning';

/** A file as its program's manual shows one, with made-up values between « and ». */
export interface CredentialFileExample {
  readonly path: string;
  readonly example: string;
  /** `nothing`: in a file of another name there is nothing to see. */
  readonly elsewhere?: 'nothing';
}

export const scanOptions = optionsWith({ rules: compileRules(builtInRules) });

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const PPK_LINE = base64('no key at all, but as long as the lines of one').slice(0, 60);

export const DOCUMENTED: readonly CredentialFileExample[] = [
  { path: '.pgpass', example: '# host:port:database:user:password\ndb.corp.test:5432:shop:app:«vermilion42»\n*:*:*:postgres:«Ks9mfqLwPz»\n', elsewhere: 'nothing' },
  { path: 'home/_netrc', example: 'machine api.corp.test\nlogin robin\npassword «tulipfield»\n' },
  { path: 'etc/ppp/chap-secrets', example: '# client server secret\nrobin * "«amberfalls»" *\n', elsewhere: 'nothing' },
  { path: 'etc/ipsec.secrets', example: '10.0.0.1 %any : PSK "«amberfalls»"\nrobin : EAP "«riverstone»"\n', elsewhere: 'nothing' },
  { path: '.msmtprc', example: 'account default\nhost smtp.corp.test\npassword «garnetlake77»\n' },
  { path: '.curlrc', example: 'user = "robin:«amberfalls»"\n', elsewhere: 'nothing' },
  { path: '.lftprc', example: 'open -u robin,«amberfalls» ftp.corp.test\n', elsewhere: 'nothing' },
  { path: 'etc/snmp/snmpd.conf', example: 'rocommunity «amberfalls» 10.0.0.0/8\n', elsewhere: 'nothing' },
  { path: 'office.ovpn', example: 'client\n<auth-user-pass>\nrobin\n«amberfalls»\n</auth-user-pass>\n', elsewhere: 'nothing' },
  { path: 'openvpn-auth.txt', example: 'robin\n«amberfalls»\n', elsewhere: 'nothing' },
  { path: '.htpasswd', example: 'robin:«rq4Jk8sYdP0wE»\n', elsewhere: 'nothing' },
  { path: 'etc/mosquitto/passwd', example: `robin:«$7$101$${base64('twelve bytes')}$${base64('forty bytes, or whatever a digest has')}»\n`, elsewhere: 'nothing' },
  { path: 'config/master.key', example: '«7f2d9c4b1a8e6f3d5c0b9a7e1d4f8c2b»\n', elsewhere: 'nothing' },
  { path: 'keys/office.ppk', example: `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: x\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 1\n«${PPK_LINE}\n»Private-MAC: 00\n`, elsewhere: 'nothing' },
  { path: 'etc/redis.conf', example: 'port 6379\nrequirepass «amberfalls»\n' },
  { path: 'FileZilla/sitemanager.xml', example: `<Server><User>robin</User><Pass encoding="base64">«${base64('amberfalls')}»</Pass></Server>\n` },
  { path: 'etc/wpa_supplicant/wpa_supplicant.conf', example: 'network={\n  ssid="home"\n  psk="«amberfalls»"\n}\n' },
  { path: 'unattend.xml', example: '<AutoLogon><Password>\n  <Value>«amberfalls»</Value>\n</Password></AutoLogon>\n' },
  { path: 'etc/postfix/sasl_passwd', example: '[smtp.corp.test]:587 robin:«amberfalls»\n', elsewhere: 'nothing' },
  { path: 'etc/exim4/passwd.client', example: '*.corp.test:robin:«amberfalls»\n', elsewhere: 'nothing' },
  { path: 'etc/rsyncd.secrets', example: 'robin:«amberfalls»\n', elsewhere: 'nothing' },
  { path: '.passwd-s3fs', example: 'AKIDEXAMPLEEXAMPLE:«q8Zt3vB7nM1kL5jH9gF4dS6aP0oI2uY8tR3eW5qX»\n' },
  { path: 'etc/dovecot/users', example: 'robin:{PLAIN}«amberfalls»:1001:1001::/home/robin\n', elsewhere: 'nothing' },
  { path: '.davfs2/secrets', example: 'https://dav.corp.test robin «amberfalls»\n', elsewhere: 'nothing' },
  { path: '.subversion/auth/svn.simple/0123456789abcdef0123456789abcdef', example: 'K 8\npassword\nV 10\n«amberfalls»\nK 15\nsvn:realmstring\n' },
  { path: 'svnrepo/conf/passwd', example: '[users]\nrobin = «amberfalls»\n', elsewhere: 'nothing' },
  { path: '.vault_pass.txt', example: '«amberfalls-of-the-north»\n', elsewhere: 'nothing' },
  { path: 'secrets/db_password.txt', example: '«amberfalls77»\n', elsewhere: 'nothing' },
  { path: '.erlang.cookie', example: '«QZKVHWFXJMTRPBNLDSGY»', elsewhere: 'nothing' },
  { path: 'backup/router1.cfg', example: 'hostname r1\nenable password «amberfalls»\nusername robin password 7 «0822455D0A16»\nsnmp-server community «riverstone» RO\n' },
  { path: 'etc/freeradius/3.0/users', example: 'robin Cleartext-Password := "«amberfalls»"\n' },
  { path: '.config/hexchat/servlist.conf', example: 'N=net\nP=«amberfalls»\n', elsewhere: 'nothing' },
];
