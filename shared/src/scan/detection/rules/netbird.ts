import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const netbirdRules: readonly Rule[] = vendorRules(
  {
    vendor: 'NetBird',
    documentation: 'https://docs.netbird.io/manage/public-api',
    remediation: 'Delete it on the user\'s or service user\'s page at https://app.netbird.io.',
  },
  [
    {
      id: 'keyward/netbird-access-token',
      title: 'NetBird access token',
      keywords: ['nbp_'],
      pattern: token(/nbp_[A-Za-z0-9]{36}/),
      maxLength: 40,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Changes peers, routes and policies of the network.',
      get examples() { return [`nbp_${alnum(36)}`, `NB_PAT=nbp_${alnum(36, 1)}`]; },
      get counterExamples() { return [...misses('nbp_', alnum(36))]; },
    },
  ],
);
