import type { Evidence } from '../../../core/model/finding';
import type { ReadContext } from '../reader';
import { evidence } from '../score';

/** What people do to the passwords that they make up: the first that holds. */
export function judgeChosen(value: string, { rarity, keyNames }: Pick<ReadContext, 'rarity' | 'keyNames'>): readonly Evidence[] {
  if (CHOSEN_BY_POLICY.test(value)) return [evidence('value.password-policy')];
  if (WITH_SIGN.test(value)) return [evidence('value.password-signs')];
  if (LETTERS_AND_DIGITS.test(value) && rarity.rarityOf(value).wordShare < FEW_WORDS) return [evidence('value.password-digits')];
  const word = WORD_AND_NUMBER.exec(value)?.[1];
  if (word === undefined || rarity.rarityOf(word.toLowerCase()).bits < (/\d{3}/.test(value) ? KNOWN_IN_CODE : RARE_IN_CODE) || keyNames.classify(word) !== undefined) return [];
  return [evidence('value.password-word', /\d\d|[A-Z]/.test(value) ? 1 : 0.5)];
}

/** Letters, a digit and a sign that no identifier holds: what password policies make people add to words. */
const CHOSEN_BY_POLICY = /^(?=[^\s]{8,64}$)(?=.*[A-Za-z])(?=.*\d)(?=.*[!@#$%^&*?+~])(?!.*[(){}<>=\/])/;

/** A sign between letters that no identifier holds. What begins with one is a selector, a variable or a format. */
const WITH_SIGN = /^(?=[^\s]{6,64}$)[A-Za-z0-9][A-Za-z0-9._-]*[!@$%^&*?+~][A-Za-z0-9!@$%^&*?+~._-]*[A-Za-z0-9][A-Za-z0-9!@$%^&*?+~._-]*$/;

/** Letters and digits mixed, and no word: `4ian1234`. */
export const LETTERS_AND_DIGITS = /^(?=(?:[^A-Za-z]*[A-Za-z]){3})(?=(?:\D*\d){2})[A-Za-z0-9]{8,15}$/;

const FEW_WORDS = 0.3;

/** `Orange1179`, `liverpool8`, `tango-winter42`: a word or two, and a number behind them to satisfy whoever asked for one. */
const WORD_AND_NUMBER = /^([A-Z]?[a-z]{3,13}(?:[._-]?[A-Z]?[a-z]{3,13})?)[._-]?\d{1,4}[!.]?$/;

/** In bits: `user1`, `value2` and `test12` count up what a program has several of. */
const RARE_IN_CODE = 14.5;

/** Nobody counts to a thousand: with such a number only the commonest words are none that a person chose. */
const KNOWN_IN_CODE = 13.5;
