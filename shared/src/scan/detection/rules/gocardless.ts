import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const gocardlessRules: readonly Rule[] = vendorRules(
  {
    vendor: 'GoCardless',
    documentation: 'https://developer.gocardless.com/getting-started/partners/building-an-app/',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/gocardless-access-token',
      title: 'GoCardless access token',
      keywords: ['live_', 'sandbox_'],
      pattern: token(/(?:live|sandbox)_(?![a-f0-9]{31,35}(?!\w)|[0-9]{6,12}_)[A-Za-z0-9_=-]{40}/, '-='),
      maxLength: 48,
      form: 'self',
      confidence: 0.9,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Collects direct debits.',
      get examples() { return [`live_${base64url(40)}`, `GOCARDLESS_ACCESS_TOKEN=live_${base64url(40, 1)}`]; },
      get counterExamples() { return [...misses('live_', base64url(40))]; },
    },
  ],
);
