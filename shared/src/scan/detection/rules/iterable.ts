import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const iterableRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Iterable',
    documentation: 'https://support.iterable.com/hc/en-us/articles/360043464871',
    remediation: 'Delete it under Integrations, API keys.',
  },
  [
    {
      id: 'keyward/iterable-api-key',
      title: 'Iterable API key',
      keywords: ['iterable_api', 'iterable_key', 'iterableapi'],
      pattern: near(['iterable_api', 'iterable_key', 'iterableapi'], /[a-f0-9]{32}/),
      maxLength: 711,
      form: 'near',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads users and messages them.',
      get examples() { return [`ITERABLE_API_KEY=${hex(32)}`, `iterable_api: { key: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('iterable_api', hex(32))]; },
    },
  ],
);
