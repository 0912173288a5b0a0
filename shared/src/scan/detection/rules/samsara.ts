import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const samsaraRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Samsara',
    documentation: 'https://developers.samsara.com/docs/authentication',
    remediation: 'Delete it under Settings, API tokens.',
  },
  [
    {
      id: 'keyward/samsara-api-token',
      title: 'Samsara API token',
      keywords: ['samsara_api_'],
      pattern: token(/samsara_api_[A-Za-z0-9]{30}/),
      maxLength: 42,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads where vehicles are, and more within its scopes.',
      get examples() { return [`samsara_api_${alnum(30)}`, `SAMSARA_TOKEN=samsara_api_${alnum(30, 1)}`]; },
      get counterExamples() { return [...misses('samsara_api_', alnum(30))]; },
    },
  ],
);
