import { base64, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const foursquareRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Foursquare',
    documentation: 'https://docs.foursquare.com/developer/reference/authentication',
    remediation: 'Delete it in the project at https://foursquare.com/developers/.',
  },
  [
    {
      id: 'keyward/foursquare-api-key',
      title: 'Foursquare API key',
      keywords: ['fsq3'],
      pattern: token(/fsq3[A-Za-z0-9+/]{43}=/, '+/='),
      maxLength: 48,
      form: 'self',
      confidence: 0.95,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Calls the API at the account\'s cost.',
      get examples() { return [`fsq3${base64(43)}=`, `FSQ_API_KEY=fsq3${base64(43, 1)}=`]; },
      get counterExamples() { return [...misses('fsq3', base64(44))]; },
    },
  ],
);
