/** What a secret is for. It decides the default rotation period and grace, and which kind of value a rotation makes. */
export type SecretType =
  | 'api-key'
  | 'database-credential'
  | 'jwt-signing-key'
  | 'service-token'
  | 'encryption-key'
  | 'internal-token'
  | 'infrastructure-credential'
  | 'password'
  | 'private-key'
  | 'webhook-url'
  | 'certificate'
  | 'generic';

const TYPES: Readonly<Record<SecretType, true>> = {
  'api-key': true, 'database-credential': true, 'jwt-signing-key': true, 'service-token': true, 'encryption-key': true,
  'internal-token': true, 'infrastructure-credential': true, 'password': true, 'private-key': true, 'webhook-url': true,
  'certificate': true, 'generic': true,
};

/** Every type there is, for schemas. */
export const secretTypes: readonly string[] = Object.keys(TYPES);

export const SECRET_TYPES = Object.keys(TYPES) as readonly SecretType[];

/** For what comes from a file, a server or another process. */
export function isSecretType(type: unknown): type is SecretType {
  return typeof type === 'string' && Object.hasOwn(TYPES, type);
}
