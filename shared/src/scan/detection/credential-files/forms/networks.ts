import { named, ONLY_LINE, setting, within, type CredentialFile } from '../credential-file';

/** VPNs, wireless networks, routers, network services. */
export const networkFiles: readonly CredentialFile[] = [
  // https://ppp.samba.org/pppd.html: client, server, secret, addresses
  { ...named('(?:chap|pap|l2tp)-secrets', 'secrets'), value: /^[ \t]{0,20}(?!#)(?:"[^"\r\n]{0,100}"|[^\s"]{1,100})[ \t]{1,20}(?:"[^"\r\n]{0,100}"|[^\s"]{1,100})[ \t]{1,20}"?(?<secret>[^"\s]{1,200})/gmd },
  // https://docs.strongswan.org/docs/latest/config/ipsecSecrets.html
  { ...named('ipsec\\.secrets|[\\w.-]{0,60}\\.secrets', 'secrets'), value: /:[ \t]{0,10}(?:PSK|EAP|XAUTH|NTLM|psk|eap|xauth|ntlm|(?:RSA|ECDSA|PKCS8|PKCS12|P12)[ \t]{1,10}[^\s"]{1,200})[ \t]{1,10}"?(?<secret>(?<=")[^"\r\n]{1,200}(?=")|(?<!")[^\s"{}%][^\s"]{3,200})/gd },
  // https://openvpn.net/community-resources/reference-manual-for-openvpn-2-6/ (inline files, --auth-user-pass)
  { name: /\.ovpn$|vpn[\w.-]{0,40}\.conf$/i, ends: ['ovpn', 'conf'], value: /^<auth-user-pass>\r?\n(?<user>[^\r\n]{1,100})\r?\n(?<secret>[^\r\n<]{1,200})\r?\n<\/auth-user-pass>/gmd },
  { ...within('(?:[\\w-]{1,40}[._-])?(?:auth|pass|login|credentials)(?:-user-pass)?\\.(?:txt|conf)', '[\\w.-]{0,40}vpn[\\w.-]{0,40}', 'txt', 'conf'), value: /^(?<user>[^\s:=#]{1,100})\r?\n(?<secret>[^\s:=#]{1,200})\r?\n?$(?!\n)/gd },
  { ...named('[\\w-]{0,40}vpn[\\w-]{0,40}[._-](?:auth|pass|login|credentials)(?:-user-pass)?\\.(?:txt|conf)', 'txt', 'conf'), value: /^(?<user>[^\s:=#]{1,100})\r?\n(?<secret>[^\s:=#]{1,200})\r?\n?$(?!\n)/gd },
  // https://openvpn.net/community-resources/static-key-mini-howto/: 2048 bits in sixteen lines
  { name: /\.(?:ovpn|key|tlsauth)$/i, ends: ['ovpn', 'key', 'tlsauth'], value: /^-----BEGIN OpenVPN Static key V1-----\r?\n(?<secret>(?:[0-9a-f]{32}\r?\n){4,20})-----END/gmd, rule: 'keyward/generic-encryption-key' },
  // https://git.zx2c4.com/wireguard-tools/about/src/man/wg.8
  { ...named('(?:wg|wireguard|peer|client)[\\w.-]{0,40}\\.conf', 'conf'), value: /^(?:PrivateKey|PresharedKey)[ \t]{0,10}=[ \t]{0,10}(?<secret>[A-Za-z0-9+/]{43}=)/gmd, rule: 'keyward/generic-encryption-key' },
  // https://manpages.debian.org/vpnc.8
  { ...within('[\\w.-]{1,60}\\.conf', 'vpnc', 'conf'), value: /^(?:IPSec secret|Xauth password)[ \t]{1,10}(?<secret>\S{1,200})/gmd },
  // https://www.cisco.com/c/en/us/td/docs/security/vpn_client/cisco_vpn_client/vpn_client46/administration/guide/vcAch2.html
  { name: /\.pcf$/i, ends: ['pcf'], value: /^!?(?:GroupPwd|UserPassword|enc_GroupPwd|enc_UserPassword)=(?<secret>[^\s]{3,400})/gmd },
  // https://man.netbsd.org/racoon.conf.5 (pre_shared_key)
  { ...within('psk\\.txt', 'racoon|etc|ipsec', 'txt'), value: /^(?!#)(?<host>\S{1,200})[ \t]{1,20}(?<secret>\S{4,200})$/gmd },
  // https://www.stunnel.org/static/stunnel.html#PSKsecrets, https://mosquitto.org/man/mosquitto-conf-5.html (psk_file)
  { ...named('(?:stunnel[._-]?)?psk(?:secrets|_file)?(?:\\.txt)?', 'psk', 'psksecrets', 'file', 'txt'), value: /^(?!#)(?<user>[\w.@-]{1,100}):(?<secret>[0-9A-Fa-f]{16,128})$/gmd, rule: 'keyward/generic-encryption-key' },
  // https://networkmanager.dev/docs/api/latest/nm-settings-keyfile.html
  { name: /\.nmconnection$/i, ends: ['nmconnection'], value: /^(?:psk|password|wep-key\d|leap-password|private-key-password|secret)=(?<secret>[^\r\n]{3,200})$/gmd },
  // https://iwd.wiki.kernel.org/networkconfigurationsettings
  { name: /\.(?:psk|8021x)$/i, ends: ['psk', '8021x'], value: /^(?:Passphrase|PreSharedKey|EAP-Password)=(?<secret>[^\r\n]{5,200})$/gmd },
  // https://learn.microsoft.com/windows/win32/nativewifi/wlan-profileschema-keymaterial-sharedkey-element
  { ...named('(?:wi-?fi|wlan|wireless)[^/]{0,100}\\.xml', 'xml'), value: /<keyMaterial>(?<secret>[^<\r\n]{5,200})<\/keyMaterial>/gd, encoding: 'xml-entities' },
  // https://w1.fi/cgit/hostap/plain/wpa_supplicant/wpa_supplicant.conf, https://w1.fi/cgit/hostap/plain/hostapd/hostapd.conf
  { ...named('(?:wpa_supplicant|hostapd)[\\w.-]{0,40}\\.conf', 'conf'), value: /^[ \t]{0,20}(?:psk|wpa_passphrase|wpa_psk|sae_password|wep_key\d)=("?)(?<secret>[^"\r\n]{5,64})\1[ \t]{0,10}$/gmd },
  // https://net-snmp.sourceforge.io/docs/man/snmpd.conf.html
  { ...named('snmpd(?:\\.local)?\\.conf', 'conf'), value: /^[ \t]{0,20}(?:ro|rw)community6?[ \t]{1,20}(?<secret>[^\s#]{1,100})/gmd },
  { ...named('snmpd(?:\\.local)?\\.conf', 'conf'), value: /^[ \t]{0,20}createUser[ \t]{1,20}(?<user>\S{1,60})[ \t]{1,20}(?:MD5|SHA(?:-\d{3})?)[ \t]{1,20}"?(?<secret>[^\s"]{8,100})/gmd },
  { ...named('snmpd(?:\\.local)?\\.conf', 'conf'), value: /^[ \t]{0,20}createUser[ \t]{1,20}(?<user>\S{1,60})[ \t][^\r\n]{1,120}?[ \t](?:DES|AES(?:-?\d{3})?)[ \t]{1,20}"?(?<secret>[^\s"]{8,100})/gmd },
  { ...named('snmpd(?:\\.local)?\\.conf', 'conf'), value: /^[ \t]{0,20}com2sec6?[ \t]{1,20}\S{1,60}[ \t]{1,20}(?<host>\S{1,60})[ \t]{1,20}(?<secret>[^\s#]{3,100})/gmd },
  // https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/security/d1/sec-d1-cr-book.html (enable password, username, community strings)
  { name: /(?:(?:running|startup)[-_]config|-confg|\.(?:cisco|ios)|(?:router|switch|asa|cisco|nxos)[\w-]{0,60}\.(?:cfg|conf|txt))$/i, ends: ['config', 'confg', 'cisco', 'ios', 'cfg', 'conf', 'txt'], value: /^[ \t]{0,20}(?:enable (?:password|secret)|username \S{1,60}(?: privilege \d{1,2})? (?:password|secret)|snmp-server community|key-string|(?:tacacs|radius)-server (?:host \S{1,60} )?key|password)[ \t]{1,10}(?:[057][ \t]{1,10})?(?<secret>[^\s]{3,200})/gmd },
  // https://wiki.freeradius.org/config/Users
  { ...within('users|authorize', '[\\w.-]{0,40}(?:radius|raddb)[\\w.-]{0,40}(?:/[\\w.-]{1,40}){0,4}', 'users', 'authorize'), value: /^(?:(?<user>\S{1,100})[ \t])?[^\r\n]{0,100}?(?:Cleartext-Password|User-Password|NT-Password|LM-Password|SSHA-Password|MD5-Password)[ \t]{1,10}[:=]=[ \t]{1,10}"(?<secret>[^"\r\n]{1,200})"/gmd },
  // https://docs.asterisk.org/Configuration/: what telephones and managers register with
  { ...named('(?:sip|iax|manager|users|pjsip|res_odbc|voicemail)\\.conf', 'conf'), value: /^[ \t]{0,20}(?:secret|md5secret|password|\d{2,8}[ \t]{0,4}=>?)[ \t]{0,10}(?:=>?[ \t]{0,10})?(?<secret>[^\s,;=>]{3,200})/gmd },
  { ...named('(?:sip|iax)\\.conf', 'conf'), value: /^[ \t]{0,20}register[ \t]{0,4}=>?[ \t]{0,4}(?<user>[^:\s]{1,60}):(?<secret>[^@:\s]{3,100})(?::[^@\s]{1,60})?@/gmd },
  // https://ddclient.net/usage.html
  { ...named('ddclient\\.conf', 'conf'), value: setting('password') },
  // https://github.com/adrienverge/openfortivpn#readme
  { ...within('config', 'openfortivpn', 'config'), value: setting('password') },
  // https://www.erlang.org/doc/system/distributed.html#magic-cookie
  { ...named('\\.erlang\\.cookie', 'cookie'), value: /^(?<secret>[^\s]{8,255})\s{0,4}$(?!\n)/gd, rule: 'keyward/generic-secret' },
  // https://bind9.readthedocs.io/en/latest/reference.html#key-block-definition-and-usage
  { ...named('rndc\\.key|named\\.conf[\\w.]{0,20}|(?:ddns|tsig|dhcp)[\\w-]{0,40}\\.(?:key|conf)'), value: /\bsecret\s{1,10}"(?<secret>[A-Za-z0-9+/=]{16,200})"/gd, rule: 'keyward/generic-encryption-key' },
  // https://motion-project.github.io/motion_config.html
  { ...named('motion\\.conf', 'conf'), value: /^(?:stream|webcontrol)_authentication[ \t]{1,10}(?<user>[^:\s]{1,60}):(?<secret>\S{1,100})$/gmd },
  // https://docs.haproxy.org/3.0/configuration.html#4.2-stats%20auth
  { ...named('haproxy[\\w.-]{0,40}\\.(?:cfg|conf)', 'cfg', 'conf'), value: /^[ \t]{0,20}(?:stats auth[ \t]{1,10}(?<user>[^:\s]{1,60}):|user[ \t]{1,10}\S{1,60}[ \t]{1,10}(?:insecure-)?password[ \t]{1,10})(?<secret>\S{3,200})/gmd },
  // https://www.squid-cache.org/Doc/config/cache_peer/
  { ...named('squid[\\w.-]{0,40}\\.conf', 'conf'), value: /^cache_peer[ \t][^\r\n]{1,200}?login=(?<user>[^:\s]{1,60}):(?<secret>\S{3,200})/gmd },
  // http://www.proftpd.org/docs/contrib/mod_sql.html#SQLConnectInfo
  { ...named('proftpd[\\w.-]{0,40}\\.conf|sql\\.conf', 'conf'), value: /^[ \t]{0,20}SQLConnectInfo[ \t]{1,10}(?<host>\S{1,100})[ \t]{1,10}(?<user>\S{1,60})[ \t]{1,10}(?<secret>\S{3,200})/gmd },
  // https://mpd.readthedocs.io/en/stable/user.html
  { ...named('\\.?mpd\\.conf', 'conf'), value: /^password[ \t]{1,20}"(?<secret>[^"@\r\n]{1,100})@/gmd },
  // https://deluge-torrent.org/userguide/authentication/
  { ...within('auth', '\\.?deluged?(?:/config)?', 'auth'), value: /^(?<user>[^:\s]{1,60}):(?<secret>[^:\s]{3,200}):\d{1,2}$/gmd },
  // https://duo.com/docs/duounix#configuration: the integration's key signs everything
  { ...named('\\.?(?:login_|pam_)?duo\\.conf', 'conf'), value: /^skey[ \t]{0,10}=[ \t]{0,10}(?<secret>[A-Za-z0-9]{30,60})$/gmd, rule: 'keyward/generic-api-key' },
  // https://www.pgbouncer.org/config.html#authentication-file-format
  { ...named('(?:pgbouncer[\\w.-]{0,20}|userlist)\\.txt', 'txt'), value: /^"(?<user>[^"\r\n]{1,60})"[ \t]{1,10}"(?<secret>[^"\r\n]{3,200})"/gmd },
  // https://tailscale.com/kb/1085/auth-keys and others: a key, alone in a file of that name
  { ...named('(?:[\\w-]{1,40}[._-])?auth[._-]?key(?:\\.txt)?', 'key', 'txt'), value: ONLY_LINE, rule: 'keyward/generic-token' },
];
