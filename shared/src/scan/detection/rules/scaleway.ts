import { misses, strangers, upperAlnum, uuid } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const scalewayRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Scaleway',
    documentation: 'https://www.scaleway.com/en/docs/iam/concepts/#api-key',
    remediation: 'Revoke it at https://console.scaleway.com/iam/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/scaleway-access-key',
      title: 'Scaleway access key',
      keywords: ['scw'],
      pattern: token(/SCW[A-Z0-9]{17}/),
      maxLength: 20,
      form: 'self',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      minEntropy: 3,
      description: 'Names an API key; its secret is needed beside it.',
      get examples() { return [`SCW${upperAlnum(17)}`, `SCW_ACCESS_KEY=SCW${upperAlnum(17, 1)}`]; },
      get counterExamples() { return [...misses('SCW', upperAlnum(17))]; },
    },
    {
      id: 'keyward/scaleway-secret-key',
      title: 'Scaleway secret key',
      keywords: ['scaleway', 'scw_secret', 'scw_default', 'scw_token'],
      pattern: near(['scaleway', 'scw_secret', 'scw_default', 'scw_token'], /[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 714,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Creates, changes and deletes machines and buckets.',
      get examples() { return [`SCW_SECRET_KEY=${uuid()}`, `scaleway: { secretKey: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('scaleway', uuid())]; },
    },
  ],
);
