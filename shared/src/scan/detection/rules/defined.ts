import { base32, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const definedRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Defined Networking',
    documentation: 'https://docs.defined.net/api/authentication/',
    remediation: 'Revoke it at https://admin.defined.net/settings/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/defined-networking-api-key',
      title: 'Defined Networking API key',
      keywords: ['dnkey-'],
      pattern: token(/dnkey-[A-Za-z0-9=_-]{26}-[A-Za-z0-9=_-]{52}/, '-='),
      maxLength: 85,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Adds machines to the network.',
      get examples() { return [`dnkey-${base32(26)}-${base32(52)}`, `DN_API_KEY=dnkey-${base32(26, 1)}-${base32(52, 1)}`]; },
      get counterExamples() { return [...misses('dnkey-', `${base32(26)}-${base32(52)}`)]; },
    },
  ],
);
