import type { StoreType } from '../../../shared/src/core/model/store-type';
import type { Translate } from '../prompts/translate';

/** What keeps the secrets of a store, in a person's words. */
export function storeTypeText(type: StoreType, t: Translate): string {
  switch (type) {
    case 'local': return t('Encrypted file on this computer');
    case 'keychain': return t('Keychain of this computer');
    case 'hashicorp': return t('HashiCorp Vault or OpenBao');
    case 'aws': return t('AWS Secrets Manager');
    case 'azure': return t('Azure Key Vault');
    case 'kubernetes': return t('Kubernetes');
    case 'failover': return t('Several stores behind one name');
  }
}
