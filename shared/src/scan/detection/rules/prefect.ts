import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const prefectRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Prefect',
    documentation: 'https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys',
    remediation: 'Revoke it at https://app.prefect.cloud/my/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/prefect-api-key',
      title: 'Prefect API key',
      keywords: ['pnu_', 'pnb_'],
      pattern: token(/pn[ub]_[A-Za-z0-9]{36}/),
      maxLength: 40,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Runs and reads flows as its user or service account.',
      get examples() { return [`pnu_${alnum(36)}`, `PREFECT_API_KEY=pnu_${alnum(36, 1)}`]; },
      get counterExamples() { return [...misses('pnu_', alnum(36))]; },
    },
  ],
);
