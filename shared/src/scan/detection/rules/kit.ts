import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const kitRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Kit',
    documentation: 'https://developers.kit.com/api-reference/authentication',
    remediation: 'Delete it at https://app.kit.com/account_settings/developer_settings.',
  },
  [
    {
      id: 'keyward/kit-api-key',
      title: 'Kit (ConvertKit) API key',
      keywords: ['kit_'],
      pattern: token(/kit_[a-f0-9]{32}/),
      maxLength: 36,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and changes subscribers and mailings.',
      get examples() { return [`kit_${hex(32)}`, `KIT_API_KEY=kit_${hex(32, 1)}`]; },
      get counterExamples() { return [...misses('kit_', hex(32))]; },
    },
  ],
);
