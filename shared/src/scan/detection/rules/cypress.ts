import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const cypressRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Cypress',
    documentation: 'https://docs.cypress.io/cloud/account-management/projects#Record-keys',
    remediation: 'Delete it in the project\'s settings at https://cloud.cypress.io.',
  },
  [
    {
      id: 'keyward/cypress-record-key',
      title: 'Cypress record key',
      keywords: ['cypress_record_key', 'cypress_record', 'record-key', 'recordkey', 'record_key'],
      pattern: near(['cypress_record_key', 'cypress_record', 'record-key', 'recordkey', 'record_key'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 721,
      form: 'near',
      confidence: 0.9,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Records test runs into the project.',
      get examples() { return [`CYPRESS_RECORD_KEY=${uuid()}`, `cypress_record_key: { key: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('cypress_record_key', uuid())]; },
    },
  ],
);
