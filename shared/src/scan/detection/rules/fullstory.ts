import { base64, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const fullstoryRules: readonly Rule[] = vendorRules(
  {
    vendor: 'FullStory',
    documentation: 'https://developer.fullstory.com/server/authentication/',
    remediation: 'Revoke it at https://app.fullstory.com/ui/settings/apikeys and create a new one.',
  },
  [
    {
      id: 'keyward/fullstory-api-key',
      title: 'FullStory API key',
      keywords: ['na1.', 'eu1.'],
      pattern: token(/(?:na1|eu1)\.[A-Za-z0-9+/]{60,120}={0,2}/, '+/=.'),
      maxLength: 126,
      form: 'self',
      confidence: 0.92,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 4,
      description: 'Reads recordings of what visitors did.',
      get examples() { return [`na1.${base64(88)}`, `FULLSTORY_API_KEY=na1.${base64(88, 1)}`]; },
      get counterExamples() { return [...misses('na1.', base64(88))]; },
    },
  ],
);
