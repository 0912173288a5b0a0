import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const dopplerRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Doppler',
    documentation: 'https://docs.doppler.com/docs/service-tokens',
    remediation: 'Revoke it on the project\'s Access page at https://dashboard.doppler.com.',
  },
  [
    {
      id: 'keyward/doppler-token',
      title: 'Doppler token',
      keywords: ['dp.pt.', 'dp.st.', 'dp.sa.', 'dp.ct.', 'dp.scim.', 'dp.audit.', 'dp.said.'],
      pattern: token(/dp\.(?:pt|ct|sa|scim|audit|said|st(?:\.[a-z0-9_-]{2,35})?)\.[A-Za-z0-9]{40,44}/, '-'),
      maxLength: 86,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Reads, and most forms also write, the secrets of a project or workplace.',
      get examples() { return [`dp.pt.${alnum(43)}`, `DOPPLER_TOKEN=dp.pt.${alnum(43, 1)}`, `dp.st.prd.${alnum(43)}`]; },
      get counterExamples() { return [...misses('dp.pt.', alnum(43))]; },
    },
  ],
);
