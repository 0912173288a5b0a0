import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const finicityRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Finicity',
    documentation: 'https://docs.finicity.com/',
    remediation: 'Revoke it in the service\'s developer console and create a new one.',
  },
  [
    {
      id: 'keyward/finicity-api-token',
      title: 'Finicity API token or client secret',
      keywords: ['finicity'],
      pattern: near(['finicity'], /(?:[a-f0-9]{32}|[a-z0-9]{20})/),
      maxLength: 707,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads people\'s bank accounts as the partner.',
      get examples() { return [`FINICITY_APP_KEY=${hex(32)}`, `finicity: { partnerSecret: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('finicity', hex(32))]; },
    },
  ],
);
