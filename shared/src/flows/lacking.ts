import type { SecretMeta } from '../core/model/secret-meta';
import type { SecretRef } from '../core/model/secret-ref';
import { currentVersion } from './versions';

/** What a reference asks for that a secret which is there does not have (any more). */
export type Lacking = 'deleted' | 'field' | 'version';

/**
 * Undefined where nothing is lacking, as far as metadata says. A store that keeps no versions, or tells no names of fields
 * without their values, cannot contradict.
 */
export function lackingFor({ field, version }: SecretRef, meta: SecretMeta): Lacking | undefined {
  const { versions, fields } = meta;
  if (version !== undefined && versions.length > 0) {
    const wanted = versions.find((other) => other.version === version);
    return wanted?.state === 'current' || wanted?.state === 'previous' ? undefined : 'version';
  }
  if (versions.length > 0 && currentVersion(meta) === undefined) return 'deleted';
  return fields.length === 0 || fields.includes(field) ? undefined : 'field';
}
