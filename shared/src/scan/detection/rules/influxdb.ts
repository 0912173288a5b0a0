import { base64url, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const influxdbRules: readonly Rule[] = vendorRules(
  {
    vendor: 'InfluxData',
    documentation: 'https://docs.influxdata.com/influxdb/cloud/admin/tokens/',
    remediation: 'Revoke it in the console of the service and create a new one.',
  },
  [
    {
      id: 'keyward/influxdb-token',
      title: 'InfluxDB token',
      keywords: ['influx'],
      pattern: near(['influx'], /[A-Za-z0-9_-]{86}==/, '-='),
      maxLength: 761,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Reads and writes the organisation\'s buckets.',
      get examples() { return [`INFLUX_TOKEN=${base64url(86)}==`, `InfluxDB({ url, token: "${base64url(86, 1)}==" })`]; },
      get counterExamples() { return [...strangers('influx', `${base64url(86)}==`)]; },
    },
    {
      id: 'keyward/influxdb-v3-token',
      title: 'InfluxDB 3 token',
      keywords: ['apiv3_'],
      pattern: token(/apiv3_[A-Za-z0-9_-]{80,120}/, '-'),
      maxLength: 126,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Reads and writes the databases of the server.',
      documentation: 'https://docs.influxdata.com/influxdb3/core/admin/tokens/',
      get examples() { return [`apiv3_${base64url(86)}`, `INFLUXDB3_AUTH_TOKEN=apiv3_${base64url(86, 1)}`]; },
      get counterExamples() { return [...misses('apiv3_', base64url(86))]; },
    },
  ],
);
