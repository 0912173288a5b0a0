import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const circleRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Circle',
    documentation: 'https://developers.circle.com/w3s/circle-developer-account',
    remediation: 'Delete it at https://console.circle.com/api-keys.',
  },
  [
    {
      id: 'keyward/circle-api-key',
      title: 'Circle API key',
      keywords: ['live_api_key:', 'test_api_key:', 'live_client_key:', 'test_client_key:'],
      pattern: token(/(?:LIVE|TEST)_(?:API|CLIENT)_KEY:[a-f0-9]{32}:[a-f0-9]{32}/, ':'),
      maxLength: 81,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Moves stablecoins and manages wallets; the test form in the sandbox.',
      get examples() { return [`LIVE_API_KEY:${hex(32)}:${hex(32, 1)}`, `CIRCLE_API_KEY=TEST_API_KEY:${hex(32, 2)}:${hex(32, 3)}`]; },
      get counterExamples() { return [...misses('LIVE_API_KEY:', `${hex(32)}:${hex(32, 1)}`)]; },
    },
  ],
);
