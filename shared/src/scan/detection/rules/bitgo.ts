import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const bitgoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'BitGo',
    documentation: 'https://developers.bitgo.com/docs/get-started-access-tokens',
    remediation: 'Remove it in the user\'s settings, Developer options.',
  },
  [
    {
      id: 'keyward/bitgo-access-token',
      title: 'BitGo access token',
      keywords: ['v2x'],
      pattern: token(/v2x[a-f0-9]{64}/),
      maxLength: 67,
      form: 'self',
      confidence: 0.94,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads wallets, and spends where its owner allowed it.',
      get examples() { return [`v2x${hex(64)}`, `BITGO_ACCESS_TOKEN=v2x${hex(64, 1)}`]; },
      get counterExamples() { return [...misses('v2x', hex(64))]; },
    },
  ],
);
