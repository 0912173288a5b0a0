import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const browserbaseRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Browserbase',
    documentation: 'https://docs.browserbase.com/introduction/getting-started',
    remediation: 'Revoke it at https://www.browserbase.com/settings and create a new one.',
  },
  [
    {
      id: 'keyward/browserbase-api-key',
      title: 'Browserbase API key',
      keywords: ['bb_live_'],
      pattern: token(/bb_live_[A-Za-z0-9_-]{20,50}/, '-'),
      maxLength: 58,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Starts browsers at its owner\'s cost and reads their recordings.',
      get examples() { return [`bb_live_${base64url(27)}`, `BROWSERBASE_API_KEY=bb_live_${base64url(27, 1)}`]; },
      get counterExamples() { return [...misses('bb_live_', base64url(27))]; },
    },
  ],
);
