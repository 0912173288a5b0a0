import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const wiseRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Wise',
    documentation: 'https://docs.wise.com/api-docs/guides/personal-tokens',
    remediation: 'Delete it at https://wise.com/settings/api-tokens.',
  },
  [
    {
      id: 'keyward/wise-api-token',
      title: 'Wise API token',
      keywords: ['wise_api', 'wise_token', 'transferwise', 'wiseapi'],
      pattern: near(['wise_api', 'wise_token', 'transferwise', 'wiseapi'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 715,
      form: 'near',
      confidence: 0.82,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads balances, and sends money where its owner allowed it.',
      get examples() { return [`WISE_API_TOKEN=${uuid()}`, `wise_api: { key: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('wise_api', uuid())]; },
    },
  ],
);
