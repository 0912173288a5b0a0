import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const codaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Coda',
    documentation: 'https://coda.io/developers/apis/v1#section/Introduction',
    remediation: 'Delete it at https://coda.io/account.',
  },
  [
    {
      id: 'keyward/coda-api-token',
      title: 'Coda API token',
      keywords: ['coda_api', 'coda_token', 'coda.io', 'codaapi'],
      pattern: near(['coda_api', 'coda_token', 'coda.io', 'codaapi'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 713,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads and changes documents as its user.',
      get examples() { return [`CODA_API_TOKEN=${uuid()}`, `coda_api: { key: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('coda_api', uuid())]; },
    },
  ],
);
