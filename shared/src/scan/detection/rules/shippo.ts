import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const shippoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Shippo',
    documentation: 'https://docs.goshippo.com/docs/guides_general/authentication/',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/shippo-api-token',
      title: 'Shippo API token',
      keywords: ['shippo_'],
      pattern: token(/shippo_(?:live|test)_[a-fA-F0-9]{40}/),
      maxLength: 52,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Buys postage at the account\'s cost.',
      get examples() { return [`shippo_live_${hex(40)}`, `SHIPPO_TOKEN=shippo_live_${hex(40, 1)}`]; },
      get counterExamples() { return [...misses('shippo_live_', hex(40))]; },
    },
  ],
);
