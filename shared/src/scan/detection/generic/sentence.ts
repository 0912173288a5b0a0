import { quotedGate } from '../gates/place-gates';
import type { Reader } from '../reader';
import { placeReader } from './place-pattern';

/** `: `, `set to `, `for the user "robin" is `: what may stand between the words and the value. */
const TO_VALUE = '(?:(?:the )?(?:user(?:name)? |account |login )?["\'`]?(?<user>[\\w.@-]{1,60})["\'`]?(?: user| account)? is )?(?:set to |now |always |: ?)?';

/** People tell each other passwords in sentences: `the password is "x"`, `password for user 'me' is 'x'`. In quotes only. */
export const sentenceReader: Reader = placeReader({
  keywords: [
    'password is ', 'passwd is ', 'passphrase is ', 'passcode is ', 'password for ', 'passwort ist ', 'kennwort ist ', 'kennwort lautet ', 'passwort lautet ', 'mot de passe est ', 'contrasena es ',
    'password to ', 'pw is ', 'pwd is ', 'api key is ', 'token is ', 'secret is ',
  ],
  pattern: new RegExp(`${TO_VALUE}(?<quote>["'\`])(?<secret>[^"'\`\\s]{4,100})\\k<quote>`, 'dy'),
  rule: 'keyward/generic-password', prior: 'prior.sentence', gate: quotedGate,
});

/** In documents also `with password \`x\`` and, where no word can be meant, `the password is x1y2`. */
export const documentedPasswordReader: Reader = placeReader({
  keywords: ['password ', 'passwd ', 'passwort ', 'kennwort '],
  pattern: /(?:is |ist |lautet )?(?:`(?<secret>[^`\s]{4,100})`)/dy,
  rule: 'keyward/generic-password', prior: 'prior.sentence', gate: quotedGate,
});

/** No word: letters and digits in one piece, up to a blank or the end of the sentence. */
const MIXED = '(?<secret>(?=[^\\s\\d]{0,60}\\d)(?=[^\\sA-Za-z]{0,60}[A-Za-z])[^\\s"\'`<>,;()|/]{5,63}[^\\s"\'`<>,;()|/.!?])';

/** `the password is SHA-256 hashed`, `is base64 encoded`: how it is kept, and not what it is. */
const NO_METHOD = '(?!(?:[Ss][Hh][Aa]|[Mm][Dd]|[Pp][Bb][Kk][Dd][Ff]|[Aa]rgon|[Aa][Ee][Ss]|[Bb]ase|[Uu][Tt][Ff]|[Rr][Ss][Aa]|[Hh][Mm][Aa][Cc])-?\\d{1,4}[a-z]{0,3}\\d?(?![\\w-]))';

/** In mails also without quotes, where no word can be meant: `your password is: x1y2z3`. */
export const toldReader: Reader = placeReader({
  keywords: ['password is ', 'password is: ', 'passwd is ', 'passphrase is ', 'pwd is ', 'passwort ist ', 'passwort lautet ', 'passwort ist: ', 'mot de passe est ', 'contrasena es '],
  pattern: new RegExp(`(?:now |set to |: ?)?${NO_METHOD}${MIXED}(?=[.!?,;)]?(?:\\s|$))`, 'dy'), rule: 'keyward/generic-password', prior: 'prior.sentence',
});

/** Who signs in and with what, side by side: `Default credentials: admin / x1y2`, `log in with robin:x1y2`. */
export const signInReader: Reader = placeReader({
  keywords: ['credentials: ', 'credentials are ', 'credentials - ', 'login: ', 'login is ', 'log in with ', 'login with ', 'sign in with ', 'user/password: ', 'username/password: ', 'user/pass: ', 'zugangsdaten: '],
  // The path of an address is no password: `Login: example.com/robin1`.
  pattern: new RegExp(`["'\`*]{0,3}(?!(?:[\\w-]{1,40}\\.){1,4}(?:com|org|net|io|dev|app|edu|gov|de)/)(?<user>[A-Za-z][\\w.@-]{1,60})["'\`*]{0,3}\\s?[/:|]\\s?["'\`*]{0,3}(?!//)${MIXED}(?=["'\`*.!?,;)]{0,4}(?:\\s|$))`, 'dy'),
  rule: 'keyward/generic-password', prior: 'prior.sentence',
});
