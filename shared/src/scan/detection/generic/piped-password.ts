import type { Reader } from '../reader';
import { placeBeforeReader } from './place-pattern';

const ECHO = '(?:echo|printf)\\s{1,4}(?:-[ne]{1,2}\\s{1,4})?["\']?';
const SECRET = '(?<secret>[^\\s"\'`$|&;<>:]{3,200})';
const PIPE = '["\']?\\s{0,4}\\|\\s{0,4}(?:sudo\\s{1,4})?';

/** `echo x | sudo -S make`, `echo x | docker login --password-stdin`: what a program reads from its standard input. */
export const pipedPasswordReader: Reader = placeBeforeReader({
  keywords: ['sudo -s ', 'passwd --stdin', '--password-stdin', 'cryptsetup ', 'smbpasswd ', 'kinit '],
  pattern: new RegExp(`${ECHO}${SECRET}${PIPE}(?:[\\w.-]{1,40}\\s[^|;&]{0,100})?$`, 'd'), rule: 'keyward/command-line-password', prior: 'prior.command',
});

/** `echo "root:x" | chpasswd`: https://manpages.debian.org/chpasswd.8 */
export const chpasswdReader: Reader = placeBeforeReader({
  keywords: ['chpasswd'],
  pattern: new RegExp(`${ECHO}(?<user>[\\w.-]{1,60}):${SECRET}${PIPE}$`, 'd'), rule: 'keyward/command-line-password', prior: 'prior.command',
});
