import type { RuleId } from '../core/model/finding';
import type { SecretMeta } from '../core/model/secret-meta';
import type { SecretRef } from '../core/model/secret-ref';
import type { SecretType } from '../core/model/secret-type';
import type { ValueKind, ValueShape } from '../secrets/rotation/value-maker';
import { fittingKind } from './fitting-kind';
import type { ManifestLine } from './manifest-lines';
import { newestVersion } from './versions';

/** What is going to happen when a secret is rotated: all that a person has to see before he agrees. */
export interface RotationPlan {
  readonly ref: SecretRef;
  readonly meta: SecretMeta;
  /** The version that the new one must follow. */
  readonly newest: number;
  readonly issuer: Issuer;
  /** What a value would be made as; undefined where its form does not say. Never for a vendor's key. */
  readonly fitting: ValueKind | undefined;
  /** Where the vendor's keys are made and revoked. */
  readonly vendorConsole: VendorConsole | undefined;
  /** False where the store keeps one version only: the old value is then lost. */
  readonly keepsOld: boolean;
  readonly warnings: readonly RotationWarning[];
  /** Lines of manifests that go on asking for an old version. */
  readonly pinned: readonly ManifestLine[];
}

/**
 * Who can make the next value. `vendor` and `elsewhere` (a database, a certificate authority, another service) have to be
 * asked for it: a value of our own would open nothing there. `unknown`: only the person can say.
 */
export type Issuer = 'user' | 'vendor' | 'elsewhere' | 'unknown';

/** What a rule knows of its vendor. */
export interface VendorConsole {
  readonly vendor: string;
  /** How a key is replaced and revoked there, in a sentence or two. */
  readonly remediation: string;
  /** The vendor's page on the key. */
  readonly documentation: string;
}

export type RotationWarning =
  /** What was encrypted with the old key still needs it. */
  | 'old-data-needs-old-key'
  /** Everything that was signed with the old key is refused from now on. */
  | 'signed-tokens-end'
  /** Whoever checks signatures, or trusts the key, needs the new public half. */
  | 'public-half-changes'
  /** The new password has to be set where the old one is checked. */
  | 'set-it-there-too';

export interface PlanFacts {
  /** The current value's form; undefined where it could not be looked at. */
  readonly shape: ValueShape | undefined;
  readonly vendorConsole: VendorConsole | undefined;
  readonly keepsOld: boolean;
  readonly pinned: readonly ManifestLine[];
}

export function planRotation(ref: SecretRef, meta: SecretMeta, { shape, vendorConsole, keepsOld, pinned }: PlanFacts): RotationPlan {
  const issuer = issuerOf(meta);
  const fitting = mayGenerate(issuer) ? fittingKind(meta.type, shape) : undefined;
  return {
    ref, meta, newest: newestVersion(meta), issuer, fitting, keepsOld, pinned,
    vendorConsole: issuer === 'vendor' ? vendorConsole : undefined,
    warnings: warningsFor(meta.type, shape),
  };
}

/** A made-up value never stands for a key that somebody else issues. */
export function mayGenerate(issuer: Issuer): boolean {
  return issuer === 'user' || issuer === 'unknown';
}

export function issuerOf({ type, rule }: Pick<SecretMeta, 'type' | 'rule'>): Issuer {
  if (rule === undefined || FORMS.has(rule)) return ISSUER[type];
  return rule === PASSWORD_HASH ? 'elsewhere' : 'vendor';
}

/** A hash follows from a password and is made by whatever checks that. */
const PASSWORD_HASH: RuleId = 'keyward/password-hash';

const ISSUER: Readonly<Record<SecretType, Issuer>> = {
  'password': 'user',
  'internal-token': 'user',
  'jwt-signing-key': 'user',
  'encryption-key': 'user',
  'private-key': 'user',
  'generic': 'unknown',
  'api-key': 'elsewhere',
  'service-token': 'elsewhere',
  'database-credential': 'elsewhere',
  'infrastructure-credential': 'elsewhere',
  'webhook-url': 'elsewhere',
  'certificate': 'elsewhere',
};

/** Rules that know a form and no vendor: the type says the rest. A rule that is not listed is a vendor's. */
const FORMS: ReadonlySet<RuleId> = new Set<RuleId>([
  'keyward/private-key', 'keyward/base64-private-key', 'keyward/pgp-private-key', 'keyward/putty-private-key',
  'keyward/fernet-key', 'keyward/fernet-key-in-name', 'keyward/django-secret-key', 'keyward/age-secret-key',
  'keyward/age-plugin-identity', 'keyward/wireguard-private-key', 'keyward/generic-password', 'keyward/generic-secret',
  'keyward/generic-token', 'keyward/generic-api-key', 'keyward/generic-encryption-key', 'keyward/generic-credential',
  'keyward/url-credentials', 'keyward/connection-string-password', 'keyward/bearer-token', 'keyward/basic-authentication',
  'keyward/command-line-password', 'keyward/sql-password', 'keyward/kubernetes-secret', 'keyward/json-web-token',
  'keyward/base64-json-web-token', 'keyward/postgres-url', 'keyward/mysql-url', 'keyward/mongodb-url', 'keyward/redis-url',
  'keyward/amqp-url', 'keyward/mssql-url', 'keyward/other-database-url', 'keyward/jdbc-url-password',
]);

function warningsFor(type: SecretType, shape: ValueShape | undefined): readonly RotationWarning[] {
  const isPair = shape?.kind === 'private-key' || type === 'private-key';
  switch (type) {
    case 'encryption-key': return ['old-data-needs-old-key'];
    case 'jwt-signing-key': return isPair ? ['signed-tokens-end', 'public-half-changes'] : ['signed-tokens-end'];
    case 'password': case 'database-credential': return ['set-it-there-too'];
    default: return isPair ? ['public-half-changes'] : [];
  }
}
