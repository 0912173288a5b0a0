import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const duffelRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Duffel',
    documentation: 'https://duffel.com/docs/api/overview/making-requests/authentication',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/duffel-access-token',
      title: 'Duffel access token',
      keywords: ['duffel_'],
      pattern: token(/duffel_(?:live|test)_[A-Za-z0-9_=-]{43}/, '-='),
      maxLength: 55,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Books flights at the account\'s cost.',
      get examples() { return [`duffel_live_${base64url(43)}`, `DUFFEL_ACCESS_TOKEN=duffel_live_${base64url(43, 1)}`]; },
      get counterExamples() { return [...misses('duffel_live_', base64url(43))]; },
    },
  ],
);
