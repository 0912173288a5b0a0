import { base32, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const dynatraceRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Dynatrace',
    documentation: 'https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens',
    remediation: 'Revoke it on the Access tokens page of the environment.',
  },
  [
    {
      id: 'keyward/dynatrace-api-token',
      title: 'Dynatrace API token',
      keywords: ['dt0'],
      pattern: token(/dt0[a-z]\d{2}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{64}/),
      maxLength: 96,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and changes the environment within its scopes.',
      get examples() { return [`dt0c01.${base32(24)}.${base32(64)}`, `DT_API_TOKEN=dt0c01.${base32(24, 1)}.${base32(64, 1)}`]; },
      get counterExamples() { return [...misses('dt0c01.', `${base32(24)}.${base32(64)}`)]; },
    },
  ],
);
