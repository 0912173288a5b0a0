import type { SecretType } from '../../../shared/src/core/model/secret-type';
import { secretTypeText } from '../views/secret-type-text';
import type { Choice } from './dialogs';
import type { Translate } from './translate';

/** What a secret may be for, in a person's words. */
export function secretTypeChoices(t: Translate): readonly Choice<SecretType>[] {
  return ORDER.map((value) => ({ label: secretTypeText(value, t), value }));
}

const ORDER: readonly SecretType[] = [
  'generic', 'api-key', 'password', 'database-credential', 'service-token', 'internal-token', 'jwt-signing-key', 'encryption-key',
  'private-key', 'certificate', 'webhook-url', 'infrastructure-credential',
];
