import { alnum, base64, strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const bitwardenRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Bitwarden',
    documentation: 'https://bitwarden.com/help/access-tokens/',
    remediation: 'Revoke it on the machine account\'s page in Secrets Manager.',
  },
  [
    {
      id: 'keyward/bitwarden-access-token',
      title: 'Bitwarden Secrets Manager access token',
      keywords: ['bws', 'bitwarden'],
      pattern: near(['bws', 'bitwarden'], /0\.[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==/, '+/='),
      maxLength: 770,
      form: 'near',
      confidence: 0.97,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Reads the secrets that the machine account may read.',
      get examples() {
        return [
          `BWS_ACCESS_TOKEN=0.${uuid()}.${alnum(30)}:${base64(22)}==`,
          `bws --access-token 0.${uuid(1)}.${alnum(30, 1)}:${base64(22, 1)}==`,
        ];
      },
      get counterExamples() { return [...strangers('bws', `0.${uuid()}.${alnum(30)}:${base64(22)}==`)]; },
    },
  ],
);
