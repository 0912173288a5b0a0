import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const klarnaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Klarna',
    documentation: 'https://docs.klarna.com/api/authentication/',
    remediation: 'Disable it at https://portal.klarna.com, API credentials.',
  },
  [
    {
      id: 'keyward/klarna-api-key',
      title: 'Klarna API key',
      keywords: ['klarna_live_', 'klarna_test_'],
      pattern: token(/klarna_(?:live|test)_(?:api|client)_[A-Za-z0-9!?()*+/_-]{30,200}={0,2}/, '=-'),
      maxLength: 221,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Captures, refunds and reads orders.',
      get examples() { return [`klarna_live_api_${alnum(80)}`, `KLARNA_API_KEY=klarna_test_api_${alnum(80, 1)}`]; },
      get counterExamples() { return [...misses('klarna_live_api_', alnum(80))]; },
    },
  ],
);
