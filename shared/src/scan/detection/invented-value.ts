import type { Evidence } from '../../core/model/finding';
import type { FileRole } from '../file-role';
import type { ReadContext } from './reader';
import { evidence, sumOf } from './score';
import { shannonEntropy } from './signals/rarity';
import { valueClasses } from './signals/value-class';

/**
 * What nobody was ever issued, in the form of a vendor's key. An `illustration` shows the form (`…EXAMPLE`, the alphabet); a
 * `blank` waits to be filled in (`xxxx…`), and people fill it in on the spot and commit the file.
 */
type Invention = 'illustration' | 'blank';

/**
 * Brings the score of an invented value to where it says so. It is information at most. In a form that cannot be mistaken it
 * is information at least, because a key of this kind is about to stand there; only an illustration in a
 * text that illustrates is nothing.
 *
 * @param list all other evidence of the candidate.
 * @param unmistakable whether nothing but this vendor's key is written so.
 */
export function judgeInvented({ role, document }: ReadContext, value: string, list: readonly Evidence[], unmistakable: boolean): readonly Evidence[] {
  const invention = inventionOf(value);
  if (invention === undefined) return [];
  const sum = sumOf(list);
  const shown = invention === 'illustration' && illustrating.has(role) && document.path?.endsWith('.txt') !== true;
  const most = shown ? NOT_REPORTED : INFORMATION;
  return sum > most || unmistakable ? [evidence(`vendor.${invention}`, most - sum)] : [];
}

function inventionOf(value: string): Invention | undefined {
  const classes = valueClasses(value);
  if (classes.includes('mask') && shannonEntropy(value) < MOST_BITS_OF_A_BLANK) return 'blank';
  return classes.includes('example') || classes.includes('alphabet') ? 'illustration' : undefined;
}

/** Files that are written to show how something is done. Plain text is taken for documentation, and may be anybody's notes. */
export const illustrating: ReadonlySet<FileRole> = new Set(['documentation', 'example', 'test', 'locale']);

/** Shannon entropy in bits a character: a prefix and one or two letters repeated have less, anything issued has more. */
const MOST_BITS_OF_A_BLANK = 2.5;

/** Log-odds of 54 %, in the middle of what is reported as information. */
export const INFORMATION = 0.16;
/** Log-odds of 30 %. */
const NOT_REPORTED = -0.85;
