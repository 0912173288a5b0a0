import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const infisicalRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Infisical',
    documentation: 'https://infisical.com/docs/documentation/platform/token',
    remediation: 'Revoke it at https://app.infisical.com and create a new one.',
  },
  [
    {
      id: 'keyward/infisical-service-token',
      title: 'Infisical service token',
      keywords: ['st.'],
      pattern: token(/st\.[a-f0-9]{24}\.[a-f0-9]{32}\.[a-f0-9]{32}/),
      maxLength: 93,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Reads the secrets of one environment.',
      get examples() { return [`st.${hex(24)}.${hex(32)}.${hex(32)}`, `INFISICAL_TOKEN=st.${hex(24, 1)}.${hex(32, 1)}.${hex(32, 1)}`]; },
      get counterExamples() { return [...misses('st.', `${hex(24)}.${hex(32)}.${hex(32)}`)]; },
    },
  ],
);
