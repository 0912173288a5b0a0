import type { Evidence } from '../../core/model/finding';
import type { FileRole } from '../file-role';
import type { ReadContext } from './reader';
import { evidence, sumOf } from './score';
import type { Invention } from './signals/invention';

/**
 * Brings the score of an invented value to where it says so. It is information at most. In a form that cannot be mistaken it
 * is information at least, because a key of this kind is about to stand there; only an illustration in a
 * text that illustrates is nothing.
 *
 * @param list all other evidence of the candidate.
 * @param unmistakable whether nothing but this vendor's key is written so.
 */
export function judgeInvented({ role, document }: ReadContext, invention: Invention, list: readonly Evidence[], unmistakable: boolean): readonly Evidence[] {
  const sum = sumOf(list);
  const shown = invention === 'illustration' && illustrating.has(role) && document.path?.endsWith('.txt') !== true;
  const most = shown ? NOT_REPORTED : INFORMATION;
  return sum > most || unmistakable ? [evidence(`vendor.${invention}`, most - sum)] : [];
}

/** Files that are written to show how something is done. Plain text is taken for documentation, and may be anybody's notes. */
export const illustrating: ReadonlySet<FileRole> = new Set(['documentation', 'example', 'test', 'locale']);

/** Log-odds of 54 %, in the middle of what is reported as information. */
export const INFORMATION = 0.16;
/** Log-odds of 30 %. */
const NOT_REPORTED = -0.85;
