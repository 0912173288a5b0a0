import type { RuleId } from '../../../core/model/finding';
import type { SecretType } from '../../../core/model/secret-type';
import type { SecretRuleWords } from '../rule-description';
import type { KeyClass } from '../signals/key-name';

/** https://cwe.mitre.org/data/definitions/798.html: use of hard-coded credentials. */
const CWE_798 = 'https://cwe.mitre.org/data/definitions/798.html';

function generic(name: string, title: string, secretType: SecretType, description: string, remediation: string): SecretRuleWords {
  return { id: `keyward/${name}`, title, vendor: 'generic', description, remediation, documentation: CWE_798, severity: 'error', secretType };
}

const REPLACE = 'Change it where it is used, then move the new value into the vault.';

/** What is told of a finding that no vendor's rule made: named after what the key or the place says the value is. */
export const genericRules = [
  generic('generic-password', 'Password', 'password', 'A literal is assigned to a name that says password.', REPLACE),
  generic('generic-secret', 'Secret', 'generic', 'A literal is assigned to a name that says secret.', REPLACE),
  generic('generic-token', 'Token', 'service-token', 'A literal is assigned to a name that says token.', 'Revoke it at the service that issued it.'),
  generic('generic-api-key', 'API key', 'api-key', 'A literal is assigned to a name that says API key.', 'Revoke it at the service that issued it.'),
  generic('generic-encryption-key', 'Encryption or signing key', 'encryption-key', 'A literal is assigned to a name that says encryption or signing key.', 'Make a new key and encrypt or sign again what the old one protected.'),
  generic('generic-credential', 'Credential', 'generic', 'A literal is assigned to a name that says credential or authentication.', REPLACE),
  generic('url-credentials', 'Password in a URL', 'password', 'The part of a URL before the @ holds a password (RFC 3986, section 3.2.1).', REPLACE),
  generic('connection-string-password', 'Password in a connection string', 'database-credential', 'A connection string holds a password.', REPLACE),
  generic('bearer-token', 'Bearer token', 'service-token', 'An Authorization header holds a bearer token (RFC 6750).', 'Revoke it at the service that issued it.'),
  generic('basic-authentication', 'Basic authentication', 'password', 'An Authorization header holds a user name and password in base64 (RFC 7617).', REPLACE),
  generic('command-line-password', 'Password on a command line', 'password', 'A command is given a password as an argument; it is visible in the list of processes, too.', REPLACE),
  generic('sql-password', 'Password in SQL', 'database-credential', 'A statement sets the password of a database user.', REPLACE),
  generic('kubernetes-secret', 'Value in a Kubernetes Secret', 'generic', 'A manifest of kind Secret holds a value; base64 is not encryption.', REPLACE),
  generic('password-hash', 'Password hash', 'password', 'A password hash can be attacked offline.', REPLACE),
] as const satisfies readonly SecretRuleWords[];

/** By the rule's id. */
export const secretTypes: ReadonlyMap<RuleId, SecretType> = new Map(genericRules.map(({ id, secretType }) => [id, secretType]));

/** By what a name says of its value. */
export const ruleByClass: Readonly<Record<KeyClass, RuleId>> = {
  password: 'keyward/generic-password', secret: 'keyward/generic-secret', token: 'keyward/generic-token', 'api-key': 'keyward/generic-api-key',
  'encryption-key': 'keyward/generic-encryption-key', 'private-key': 'keyward/generic-encryption-key', credential: 'keyward/generic-credential',
  auth: 'keyward/generic-credential', key: 'keyward/generic-api-key', hash: 'keyward/generic-credential', salt: 'keyward/generic-credential',
  identifier: 'keyward/generic-credential', harmless: 'keyward/generic-credential',
};
