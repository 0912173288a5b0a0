import type { Reader } from '../reader';
import { placeBeforeReader } from './place-pattern';

/** A literal that becomes an array of characters is a password to Java's key stores: https://docs.oracle.com/javase/8/docs/technotes/guides/security/crypto/CryptoSpec.html#PBEEx */
export const characterArrayReader: Reader = placeBeforeReader({
  keywords: ['".tochararray()'], longest: 101, pattern: /"(?<secret>[^"\\\r\n]{4,100})$/d, rule: 'keyward/generic-password', prior: 'prior.character-array',
});

/** Java's way around a null: the literal is asked whether it equals what somebody typed. */
export const comparedLiteralReader: Reader = placeBeforeReader({
  keywords: ['.equals(pass', '.equals(pwd', '.equals(secret', '.equals(user.getpass', '.equals(getpass'],
  longest: 102, behind: '"', pattern: /"(?<secret>[^"\\\r\n]{4,100})"$/d, rule: 'keyward/generic-password', prior: 'prior.compared',
});
