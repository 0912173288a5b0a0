import { named, setting, within, type CredentialFile } from '../credential-file';

/** Mail programs, mail servers, chat. */
export const mailAndChatFiles: readonly CredentialFile[] = [
  // https://www.fetchmail.info/fetchmail-man.html, https://marlam.de/msmtp/msmtp.html, https://isync.sourceforge.io/mbsync.html
  { ...named('\\.?(?:fetchmailrc|msmtprc|mbsyncrc|isyncrc|getmailrc)', 'fetchmailrc', 'msmtprc', 'mbsyncrc', 'isyncrc', 'getmailrc'), value: /(?:^|\s)[Pp]ass(?:word)?[ \t]{1,20}"?(?<secret>[^\s"]{1,200})/gmd },
  // https://esmtp.sourceforge.net/manual.html
  { ...named('\\.?esmtprc', 'esmtprc'), value: setting('password') },
  // https://manpages.debian.org/ssmtp.conf.5
  { ...within('ssmtp\\.conf|revaliases', 'ssmtp|etc', 'conf', 'revaliases'), value: setting('AuthPass') },
  // https://www.offlineimap.org/doc/conf_examples.html
  { ...named('\\.?offlineimaprc', 'offlineimaprc'), value: setting('remotepass') },
  // https://muttmua.gitlab.io/mutt/manual-dev.html, https://neomutt.org/guide/reference
  { ...named('\\.?(?:neo)?muttrc|account\\.[\\w.-]{1,60}'), value: /^[ \t]{0,20}set[ \t]{1,10}(?:imap|smtp|pop|nntp)_pass[ \t]{0,10}=[ \t]{0,10}(?<quote>["']?)(?<secret>[^"'\s]{1,200})\k<quote>/gmd },
  // https://manpages.debian.org/s-nail.1
  { ...named('\\.mailrc', 'mailrc'), value: /^[ \t]{0,20}set[ \t]{1,10}(?:smtp-auth-password|password-[\w.@-]{1,100}|password)=(?<quote>["']?)(?<secret>[^"'\s]{1,200})\k<quote>/gmd },
  // https://www.postfix.org/SASL_README.html#client_sasl_enable
  { ...named('sasl_passwd|relay_passwd|smarthost_passwd', 'passwd'), value: /^(?!#)(?<host>\S{1,200})[ \t]{1,20}(?<user>[^:\s]{1,100}):(?<secret>\S{1,200})$/gmd },
  // https://www.exim.org/exim-html-current/doc/html/spec_html/ch-smtp_authentication.html
  { ...named('passwd\\.client', 'client'), value: /^(?!#)(?<host>[^:\s]{1,200}):(?<user>[^:\s]{1,100}):(?<secret>\S{1,200})$/gmd },
  // https://www.sendmail.org/~ca/email/auth.html
  { ...named('auth-?info|default-auth-info', 'info'), value: /"P:(?<secret>[^"\r\n]{1,200})"/gd },
  // https://untroubled.org/nullmailer/
  { ...within('remotes', 'nullmailer', 'remotes'), value: /\s--pass=(?<secret>\S{1,200})/gd },
  // https://doc.dovecot.org/configuration_manual/authentication/passwd_file/
  { ...within('[\\w.-]{0,40}(?:passwd|users)', '[\\w.-]{0,40}dovecot[\\w.-]{0,40}', 'passwd', 'users'), value: /^[^:\s#]{1,100}:\{(?:PLAIN|CLEAR|CLEARTEXT)\}(?<secret>[^:\r\n]{1,200})/gmd },
  { ...named('dovecot[._-][\\w.-]{0,40}(?:passwd|users)', 'passwd', 'users'), value: /^[^:\s#]{1,100}:\{(?:PLAIN|CLEAR|CLEARTEXT)\}(?<secret>[^:\r\n]{1,200})/gmd },
  // https://hexchat.readthedocs.io/en/latest/appendix.html
  { ...named('servlist_?\\.conf', 'conf'), value: /^[PJ]=(?!#)(?<secret>[^\s]{3,200})$/gmd },
  { ...named('servlist_?\\.conf', 'conf'), value: /^J=[#&][^\s,]{1,60},(?<secret>[^\s,]{3,60})$/gmd },
  // https://developer.pidgin.im/wiki/PlainTextPasswords
  { ...named('accounts\\.xml', 'xml'), value: /<password>(?<secret>[^<\r\n]{1,200})<\/password>/gd, encoding: 'xml-entities' },
  // https://weechat.org/files/doc/stable/weechat_user.en.html
  { ...within('irc\\.conf|relay\\.conf', '\\.?weechat', 'conf'), value: /(?:sasl_password|\.password|network\.password) = "(?<secret>[^"$\r\n]{1,200})"/gd },
  // https://irssi.org/documentation/startup/: what is sent to the network's service after connecting
  { ...within('config', '\\.?irssi', 'config'), value: /nickserv\s{1,4}identify\s{1,4}(?:\S{1,40}\s{1,4})?(?<secret>[^\s";]{3,100})/gid },
  // https://wiki.znc.in/Configuration
  { ...named('znc\\.conf', 'conf'), value: /^[ \t]{0,10}(?:Pass(?:word)?|Hash)[ \t]=[ \t](?<secret>\S{6,300})$/gmd, rule: 'keyward/password-hash' },
  { ...named('znc\\.conf', 'conf'), value: /^[ \t]{0,10}Server[ \t]=[ \t](?<host>[^\s:]{1,200})[ \t]\+?\d{2,5}[ \t](?<secret>\S{3,200})$/gmd },
];
