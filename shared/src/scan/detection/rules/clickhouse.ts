import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const clickhouseRules: readonly Rule[] = vendorRules(
  {
    vendor: 'ClickHouse',
    documentation: 'https://clickhouse.com/docs/cloud/manage/openapi',
    remediation: 'Revoke it in the console of the service and create a new one.',
  },
  [
    {
      id: 'keyward/clickhouse-cloud-key',
      title: 'ClickHouse Cloud API key secret',
      keywords: ['4b1d'],
      pattern: token(/4b1d[A-Za-z0-9]{38}/),
      maxLength: 42,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Starts, stops and configures services.',
      examples: [`4b1d${alnum(38)}`, `CLICKHOUSE_KEY_SECRET=4b1d${alnum(38, 1)}`],
      counterExamples: [...misses('4b1d', alnum(38))],
    },
  ],
);
