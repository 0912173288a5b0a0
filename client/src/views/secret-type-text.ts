import type { SecretType } from '../../../shared/src/core/model/secret-type';
import type { Translate } from '../prompts/translate';

/** What a secret is for, in a person's words. */
export function secretTypeText(type: SecretType, t: Translate): string {
  switch (type) {
    case 'api-key': return t('API key');
    case 'database-credential': return t('database credential');
    case 'jwt-signing-key': return t('JWT signing key');
    case 'service-token': return t('service token');
    case 'encryption-key': return t('encryption key');
    case 'internal-token': return t('internal token');
    case 'infrastructure-credential': return t('infrastructure credential');
    case 'password': return t('password');
    case 'private-key': return t('private key');
    case 'webhook-url': return t('webhook URL');
    case 'certificate': return t('certificate');
    case 'generic': return t('secret');
  }
}
