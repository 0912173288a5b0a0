import type { SecretMeta } from '../../../../shared/src/core/model/secret-meta';
import { newestVersion } from '../../../../shared/src/flows/versions';
import type { StoreCapabilities } from '../../../../shared/src/secrets/store';
import type { Translate } from '../../prompts/translate';
import type { SecretNode, TreeNode, VersionNode } from './node';
import { restoreDeleted } from './notices';
import { isDeleted, newestFirst } from './secret-view';

/** What a secret opens into: how to get it back where it is deleted, its fields where it has several, its versions. */
export function secretParts(
  { ref }: SecretNode, meta: SecretMeta, capabilities: Pick<StoreCapabilities, 'undelete' | 'versions'> | undefined, t: Translate,
): readonly TreeNode[] {
  const deleted = isDeleted(meta);
  const steps = deleted && capabilities?.undelete === true ? [restoreDeleted(ref, t)] : [];
  const fields = deleted || meta.fields.length < 2
    ? []
    : meta.fields.map((field): TreeNode => ({ kind: 'field', ref: { ...ref, field }, meta }));
  return [...steps, ...fields, ...(capabilities?.versions === 'none' ? [] : versionNodes(ref, meta))];
}

function versionNodes(ref: SecretNode['ref'], meta: SecretMeta): readonly VersionNode[] {
  const newest = newestVersion(meta);
  return newestFirst(meta.versions).map((version) => ({ kind: 'version', ref: { ...ref, version: version.version }, meta, version, newest }));
}
