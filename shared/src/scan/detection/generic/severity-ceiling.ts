import type { Evidence, Severity } from '../../../core/model/finding';
import type { FileRole } from '../../file-role';

/** Where values are made up to show or to try something. */
const forShow: ReadonlySet<FileRole> = new Set(['test', 'example', 'documentation']);

/**
 * The most that a value without a vendor's form may be reported as. In tests, examples and documents it is seldom a live
 * one however much it looks like a password, and a reader who is warned of each stops reading: there it is information,
 * unless it has the shape of a key that some machine issued. It is found all the same.
 */
export function severityCeiling(role: FileRole, evidence: readonly Evidence[]): Severity {
  return forShow.has(role) && !evidence.some(({ signal }) => signal === 'value.key-shape') ? 'information' : 'error';
}
