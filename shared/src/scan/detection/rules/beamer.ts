import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const beamerRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Beamer',
    documentation: 'https://www.getbeamer.com/api',
    remediation: 'Make a new one under Settings, API, in Beamer.',
  },
  [
    {
      id: 'keyward/beamer-api-key',
      title: 'Beamer API key',
      keywords: ['beamer'],
      pattern: near(['beamer'], /b_[A-Za-z0-9=_-]{44}/, '-='),
      maxLength: 719,
      form: 'near',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      description: 'Publishes and changes posts.',
      get examples() { return [`BEAMER_API_KEY=b_${base64url(44)}`, `Beamer-Api-Key: b_${base64url(44, 1)}`]; },
      get counterExamples() { return [...strangers('beamer', `b_${base64url(44)}`)]; },
    },
  ],
);
