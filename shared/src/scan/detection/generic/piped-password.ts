import type { Reader } from '../reader';
import { placeBeforeReader, placeReader } from './place-pattern';

const ECHO = '(?:echo|printf)\\s{1,4}(?:-[ne]{1,2}\\s{1,4})?["\']?';
const SECRET = '(?<secret>[^\\s"\'`$|&;<>:]{3,200})';
const PIPE = '["\']?\\s{0,4}\\|\\s{0,4}(?:sudo\\s{1,4})?';

/** `echo x | sudo -S make`, `echo x | docker login --password-stdin`: what a program reads from its standard input. */
export const pipedPasswordReader: Reader = placeBeforeReader({
  keywords: ['sudo -s ', 'passwd --stdin', '--password-stdin', 'cryptsetup ', 'smbpasswd ', 'kinit ', '--passwd-on-stdin'],
  pattern: new RegExp(`${ECHO}${SECRET}${PIPE}(?:[\\w.-]{1,40}\\s[^|;&]{0,100})?$`, 'd'), rule: 'keyward/command-line-password', prior: 'prior.command',
});

/** `echo "root:x" | chpasswd`: https://manpages.debian.org/chpasswd.8 */
export const chpasswdReader: Reader = placeBeforeReader({
  keywords: ['chpasswd'],
  pattern: new RegExp(`${ECHO}(?<user>[\\w.-]{1,60}):${SECRET}${PIPE}$`, 'd'), rule: 'keyward/command-line-password', prior: 'prior.command',
});

/** A dialogue that answers the question for a password: https://core.tcl-lang.org/expect/index, https://pexpect.readthedocs.io/en/stable/overview.html */
export const expectReader: Reader = placeReader({
  keywords: ['send "', 'send -- "', 'send_user "', '.sendline("', ".sendline('"],
  preceded: /(?:ass(?:word|phrase|code)|kennwort)[^\r\n]{0,40}[\r\n]?[^\r\n]{0,40}send(?:_user|line)?(?: --)?[ (]["']$/i,
  pattern: /(?<secret>(?!\$)[^"'\s\\$]{3,100})(?:\\r|\\n){0,2}["']/dy, rule: 'keyward/generic-password', prior: 'prior.command',
});
