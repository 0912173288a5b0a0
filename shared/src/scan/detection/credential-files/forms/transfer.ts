import { named, setting, within, type CredentialFile } from '../credential-file';

/** FTP, SFTP and remote desktop: clients, plug-ins of editors, deployment settings of development environments. */
export const transferFiles: readonly CredentialFile[] = [
  // https://wiki.filezilla-project.org/Logs (sitemanager.xml keeps passwords in base64)
  { ...named('(?:sitemanager|recentservers|filezilla)\\.xml', 'xml'), value: /<Pass encoding="base64">(?<secret>[A-Za-z0-9+/=]{4,400})<\/Pass>/gd, encoding: 'base64' },
  { ...named('(?:sitemanager|recentservers|filezilla)\\.xml', 'xml'), value: /<Pass>(?<secret>[^<\r\n]{1,200})<\/Pass>/gd, encoding: 'xml-entities' },
  // https://filezillapro.com/docs/server/: the old server's accounts
  { ...named('filezilla server\\.xml', 'xml'), value: /<Option Name="(?:Pass|Admin password)">(?<secret>[^<\r\n]{6,200})<\/Option>/gd, rule: 'keyward/password-hash' },
  // https://winscp.net/eng/docs/security_stored_passwords: hidden, not encrypted, unless a master password is set
  { ...named('winscp\\.ini', 'ini'), value: /^Password=(?<secret>[0-9A-F]{20,600})$/gmd },
  // https://www.ghisler.ch/wiki/index.php/FTP
  { ...named('wcx_ftp\\.ini', 'ini'), value: /^password=!?(?<secret>[0-9A-F]{8,400})$/gmid },
  // https://codexns.io/products/sftp_for_sublime/settings, https://github.com/Natizyskunk/vscode-sftp/wiki, https://github.com/icetee/remote-ftp, https://github.com/zonak/grunt-ftp-deploy
  { ...named('sftp(?:-config(?:-alt\\d?)?)?\\.json|ftp-(?:sync|simple)\\.json|\\.ftpconfig|\\.remote-sync\\.json|\\.ftppass|ftpsync\\.settings|deployment-config\\.json|\\.sftpconfig', 'json', 'ftpconfig', 'ftppass', 'settings'), value: /"(?:password|pass|passphrase)"\s{0,4}:\s{0,4}"(?<secret>[^"\\\r\n]{1,200})"/gd },
  // https://github.com/ashkulz/NppFTP
  { ...named('NppFTP\\.xml', 'xml'), value: /\s(?:password|passphrase)="(?<secret>[0-9A-Fa-f]{8,400})"/gd },
  // https://www.jetbrains.com/help/webstorm/configuring-synchronization-with-a-remote-host.html
  { ...named('(?:webServers|deployment|sshConfigs|dataSources(?:\\.local)?)\\.xml', 'xml'), value: /\s(?:password|passphrase)="(?<secret>[^"\r\n]{4,400})"/gd },
  // https://helpx.adobe.com/dreamweaver/using/set-dreamweaver-site.html: an exported site
  { name: /\.ste$/i, ends: ['ste'], value: /\spw="(?<secret>[0-9A-Fa-f]{4,400})"/gd },
  // https://security.appspot.com/vsftpd/FAQ.txt (virtual users): a name and a password, line by line
  { ...named('vsftpd?[\\w.-]{0,40}\\.txt', 'txt'), value: /^(?<user>[\w.@-]{1,60})\r?\n(?<secret>[^\s:=]{3,100})$/gmd },
  // https://lftp.yar.ru/lftp-man.html
  { ...named('\\.lftprc', 'lftprc'), value: /(?:\s-u|^user)[ \t]{1,10}(?<user>[^,\s]{1,100})[, ](?<secret>[^\s,]{1,200})/gmd },
  { ...within('rc|bookmarks', '\\.?lftp', 'rc', 'bookmarks'), value: /(?:\s-u[ \t]{1,10}|^user[ \t]{1,10}|:\/\/)(?<user>[^,:\s]{1,100})[, :](?<secret>[^\s,@]{1,200})/gmd },
  // https://www.gftp.org/
  { ...within('bookmarks|gftprc', '\\.?gftp', 'bookmarks', 'gftprc'), value: setting('password') },
  // https://github.com/s3fs-fuse/s3fs-fuse/wiki/Fuse-Over-Amazon: key id and key
  { ...named('\\.?passwd-s3fs', 's3fs'), value: /^(?:[^:\s]{1,100}:)?[A-Z0-9]{16,32}:(?<secret>[A-Za-z0-9/+=]{20,100})$/gmd },
  // https://manpages.debian.org/davfs2.conf.5: what is mounted, user, password
  { ...within('secrets', '\\.?davfs2', 'secrets'), value: /^(?!#)(?<host>\S{1,200})[ \t]{1,20}"?(?<user>[^"\s]{1,100})"?[ \t]{1,20}"?(?<secret>[^"\s]{1,200})"?$/gmd },
  // https://the.earth.li/~sgtatham/putty/0.81/htmldoc/AppendixC.html
  { name: /\.ppk$/i, ends: ['ppk'], value: /^Encryption: none\r?\n(?:[^\r\n]{0,100}\r?\n){1,40}?Private-Lines: \d{1,3}\r?\n(?<secret>(?:[A-Za-z0-9+/=]{1,64}\r?\n){1,60})/gmd, rule: 'keyward/generic-encryption-key' },
  // https://mremoteng.readthedocs.io/en/latest/user_interface/connections.html: encrypted with the program's own password by default
  { ...named('confCons[\\w.-]{0,40}\\.xml', 'xml'), value: /\s(?:Password|Protected)="(?<secret>[A-Za-z0-9+/=]{8,400})"/gd },
  // https://www.vandyke.com/support/tips/: encrypted with a key that is in the program, unless a passphrase is set
  { ...within('[\\w .-]{1,80}\\.ini', '(?:SecureCRT|VanDyke)(?:/[\\w .-]{1,60}){0,5}', 'ini'), value: /^S:"Password(?: V2)?"=(?:02:|u)?(?<secret>[0-9a-f]{32,600})$/gmd },
  // https://learn.microsoft.com/windows-server/remote/remote-desktop-services/rds-rdp-files
  { name: /\.rdp$/i, ends: ['rdp'], value: /^password 51:b:(?<secret>[0-9A-F]{20,2000})$/gmid },
  // https://gitlab.com/Remmina/Remmina/-/wikis/home: encrypted with a key in the settings beside it
  { name: /\.remmina$/i, ends: ['remmina'], value: /^(?:password|ssh_tunnel_password|gateway_password|ssh_password)=(?<secret>[A-Za-z0-9+/=]{8,400})$/gmd },
  // https://uvnc.com/docs/uvnc-server/70-ultravnc-server-configuration.html: encrypted with a key that every copy has
  { ...named('ultravnc\\.ini|\\.?vncpasswd|tightvnc\\.reg', 'ini', 'vncpasswd', 'reg'), value: /^(?:"?Password(?:ViewOnly)?"?=hex:|passwd2?=)(?<secret>[0-9A-Fa-f,]{16,60})$/gmid },
];
