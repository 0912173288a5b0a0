import { alnum, misses, strangers } from './example';
import { near, token } from './pattern';
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
      get examples() { return [`4b1d${alnum(38)}`, `CLICKHOUSE_KEY_SECRET=4b1d${alnum(38, 1)}`]; },
      get counterExamples() { return [...misses('4b1d', alnum(38))]; },
    },
    {
      id: 'keyward/clickhouse-cloud-key-id',
      title: 'ClickHouse Cloud key ID',
      keywords: ['clickhouse'],
      pattern: near(['clickhouse'], /[A-Za-z0-9]{20}/),
      maxLength: 697,
      form: 'near',
      confidence: 0.54,
      severity: 'information',
      secretType: 'service-token',
      minEntropy: 3.5,
      description: 'Names an API key; the public half of its secret.',
      get examples() { return [`CLICKHOUSE_KEY_ID=${alnum(20)}`, `clickhouse: { keyId: "${alnum(20, 1)}" }`]; },
      get counterExamples() { return [...strangers('clickhouse', alnum(20))]; },
    },
  ],
);
