import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const tiingoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Tiingo',
    documentation: 'https://www.tiingo.com/documentation/general/connecting',
    remediation: 'Regenerate it at https://www.tiingo.com/account/api/token.',
  },
  [
    {
      id: 'keyward/tiingo-api-token',
      title: 'Tiingo API token',
      keywords: ['tiingo'],
      pattern: near(['tiingo'], /[a-f0-9]{40}/),
      maxLength: 713,
      form: 'near',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Calls the API at the account\'s quota.',
      get examples() { return [`TIINGO_API_KEY=${hex(40)}`, `tiingo: { key: "${hex(40, 1)}" }`]; },
      get counterExamples() { return [...strangers('tiingo', hex(40))]; },
    },
  ],
);
