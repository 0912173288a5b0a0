import { shannonEntropy } from './rarity';
import { valueClasses } from './value-class';

/**
 * What nobody was ever issued, in the form of a vendor's key. An `illustration` shows the form (`…EXAMPLE`, the alphabet); a
 * `blank` waits to be filled in (`xxxx…`), and people fill it in on the spot and commit the file.
 */
export type Invention = 'illustration' | 'blank';

/** Undefined for what may have been issued. */
export function inventionOf(value: string): Invention | undefined {
  const classes = valueClasses(value);
  if (classes.includes('mask') && shannonEntropy(value) < MOST_BITS_OF_A_BLANK) return 'blank';
  return classes.includes('example') || classes.includes('alphabet') ? 'illustration' : undefined;
}

/** Shannon entropy in bits a character: a prefix and one or two letters repeated have less, anything issued has more. */
const MOST_BITS_OF_A_BLANK = 2.5;
