import type { RuleId } from './finding';
import type { SecretType } from './secret-type';

/** Everything that may be shown of a secret without reading a value. Times are ISO 8601 in UTC. */
export interface SecretMeta {
  readonly store: string;
  readonly path: string;
  readonly fields: readonly string[];
  readonly type: SecretType;
  readonly tags: readonly string[];
  readonly owner?: string;
  readonly created: string;
  readonly updated: string;
  readonly expires?: string;
  /** The rule that recognised the value when it was moved. */
  readonly rule?: RuleId;
  readonly versions: readonly VersionMeta[];
}

export interface VersionMeta {
  readonly version: number;
  readonly created: string;
  readonly state: 'current' | 'previous' | 'deleted' | 'destroyed';
}
