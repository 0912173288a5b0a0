import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const dbtRules: readonly Rule[] = vendorRules(
  {
    vendor: 'dbt',
    documentation: 'https://docs.getdbt.com/docs/dbt-cloud-apis/service-tokens',
    remediation: 'Revoke it under Account settings, API tokens.',
  },
  [
    {
      id: 'keyward/dbt-token',
      title: 'dbt service or personal token',
      keywords: ['dbtc_', 'dbtu_'],
      pattern: token(/dbt[cu]_[A-Za-z0-9_-]{36,60}=?/, '-='),
      maxLength: 66,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Starts jobs and reads the warehouse\'s models.',
      get examples() { return [`dbtc_${base64url(43)}`, `DBT_CLOUD_TOKEN=dbtc_${base64url(43, 1)}`]; },
      get counterExamples() { return [...misses('dbtc_', base64url(43))]; },
    },
  ],
);
