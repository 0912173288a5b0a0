import { base64, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const couchbaseRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Couchbase',
    documentation: 'https://docs.couchbase.com/cloud/management-api-guide/management-api-start.html',
    remediation: 'Revoke it in the console of the service and create a new one.',
  },
  [
    {
      id: 'keyward/couchbase-capella-key',
      title: 'Couchbase Capella API key',
      keywords: ['couchbase', 'capella'],
      pattern: near(['couchbase', 'capella'], /[A-Za-z0-9+/!%]{64}(?:={1,2})?/, '+/='),
      maxLength: 742,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'database-credential',
      minEntropy: 4,
      description: 'Manages clusters within its role.',
      get examples() { return [`COUCHBASE_CAPELLA_API_KEY=${base64(64)}`, `capella: { token: "${base64(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('capella', base64(64))]; },
    },
  ],
);
