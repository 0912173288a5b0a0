import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const retellRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Retell AI',
    documentation: 'https://docs.retellai.com/accounts/add-api-key',
    remediation: 'Delete it under Settings, API keys, at https://dashboard.retellai.com.',
  },
  [
    {
      id: 'keyward/retell-api-key',
      title: 'Retell AI API key',
      keywords: ['retell'],
      pattern: near(['retell'], /key_[a-f0-9]{28,40}/),
      maxLength: 717,
      form: 'near',
      confidence: 0.92,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Places calls at its owner\'s cost.',
      get examples() { return [`RETELL_API_KEY=key_${hex(28)}`, `new Retell({ apiKey: "key_${hex(30, 1)}" })`]; },
      get counterExamples() { return [...strangers('retell', `key_${hex(40)}`)]; },
    },
  ],
);
