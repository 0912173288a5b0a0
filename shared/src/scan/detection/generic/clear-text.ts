import type { Reader } from '../reader';
import { placeReader } from './place-pattern';

/** WildFly's reference to a credential, in the clear: https://docs.wildfly.org/35/WildFly_Elytron_Security.html#CredentialReference */
export const clearTextReader: Reader = placeReader({
  keywords: ['clear-text="', 'clear-text='], pattern: /"?(?<secret>[^"$\s<>]{3,200})["\s,)}]/dy,
  preceded: /credential-reference/, rule: 'keyward/generic-password', prior: 'prior.credential-file',
});
