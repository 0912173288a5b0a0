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
