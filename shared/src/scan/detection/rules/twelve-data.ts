import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const twelveDataRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Twelve Data',
    documentation: 'https://twelvedata.com/docs#authentication',
    remediation: 'Regenerate it at https://twelvedata.com/account/api-keys.',
  },
  [
    {
      id: 'keyward/twelve-data-api-key',
      title: 'Twelve Data API key',
      keywords: ['twelvedata', 'twelve_data'],
      pattern: near(['twelvedata', 'twelve_data'], /[a-f0-9]{32}/),
      maxLength: 710,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Calls the API at the account\'s quota.',
      get examples() { return [`TWELVEDATA_API_KEY=${hex(32)}`, `twelvedata: { key: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('twelvedata', hex(32))]; },
    },
  ],
);
