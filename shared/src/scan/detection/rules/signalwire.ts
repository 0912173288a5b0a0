import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const signalwireRules: readonly Rule[] = vendorRules(
  {
    vendor: 'SignalWire',
    documentation: 'https://developer.signalwire.com/platform/dashboard/get-started/your-signalwire-api-space/',
    remediation: 'Delete it in the space\'s API page.',
  },
  [
    {
      id: 'keyward/signalwire-api-token',
      title: 'SignalWire API token',
      keywords: ['signalwire'],
      pattern: near(['signalwire'], /PT[a-f0-9]{48}/),
      maxLength: 727,
      form: 'near',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls and texts at the space\'s cost.',
      get examples() { return [`SIGNALWIRE_TOKEN=PT${hex(48)}`, `signalwire: { key: "PT${hex(48, 1)}" }`]; },
      get counterExamples() { return [...strangers('signalwire', `PT${hex(48)}`)]; },
    },
  ],
);
