import { base64url, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const exoscaleRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Exoscale',
    documentation: 'https://community.exoscale.com/product/iam/quick-start/',
    remediation: 'Revoke it at https://portal.exoscale.com/iam/keys and create a new one.',
  },
  [
    {
      id: 'keyward/exoscale-api-key',
      title: 'Exoscale API key',
      keywords: ['exo'],
      pattern: token(/EXO[a-f0-9]{24,26}/),
      maxLength: 29,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Names an API key; its secret is needed beside it.',
      get examples() { return [`EXO${hex(24)}`, `EXOSCALE_API_KEY=EXO${hex(24, 1)}`]; },
      get counterExamples() { return [...misses('EXO', hex(24))]; },
    },
    {
      id: 'keyward/exoscale-api-secret',
      title: 'Exoscale API secret',
      keywords: ['exoscale'],
      pattern: near(['exoscale'], /[A-Za-z0-9_-]{40,43}/, '-'),
      maxLength: 718,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'infrastructure-credential',
      minEntropy: 4,
      description: 'Creates, changes and deletes machines and buckets.',
      get examples() { return [`EXOSCALE_API_SECRET=${base64url(43)}`, `exoscale: { secret: "${base64url(43, 1)}" }`]; },
      get counterExamples() { return [...strangers('exoscale', base64url(43))]; },
    },
  ],
);
