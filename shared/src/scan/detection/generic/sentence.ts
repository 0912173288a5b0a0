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
