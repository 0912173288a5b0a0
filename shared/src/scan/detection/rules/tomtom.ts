import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const tomtomRules: readonly Rule[] = vendorRules(
  {
    vendor: 'TomTom',
    documentation: 'https://developer.tomtom.com/how-to-get-tomtom-api-key',
    remediation: 'Delete it at https://developer.tomtom.com/user/me/apps.',
  },
  [
    {
      id: 'keyward/tomtom-api-key',
      title: 'TomTom API key',
      keywords: ['tomtom'],
      pattern: near(['tomtom'], /[A-Za-z0-9]{32}/),
      maxLength: 705,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Calls the maps at the account\'s cost.',
      get examples() { return [`TOMTOM_API_KEY=${alnum(32)}`, `tomtom: { key: "${alnum(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('tomtom', alnum(32))]; },
    },
  ],
);
