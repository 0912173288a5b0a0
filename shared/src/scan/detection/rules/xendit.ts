import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const xenditRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Xendit',
    documentation: 'https://docs.xendit.co/docs/api-keys',
    remediation: 'Delete it at https://dashboard.xendit.co/settings/developers.',
  },
  [
    {
      id: 'keyward/xendit-secret-key',
      title: 'Xendit secret key',
      keywords: ['xnd_production_', 'xnd_development_'],
      pattern: token(/xnd_(?:production|development)_[A-Za-z0-9+/]{40,100}={0,2}/, '+/='),
      maxLength: 118,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Moves money as its permissions say; the development form in the sandbox.',
      get examples() { return [`xnd_production_${alnum(58)}`, `XENDIT_SECRET_KEY=xnd_development_${alnum(58, 1)}`]; },
      get counterExamples() { return [...misses('xnd_production_', alnum(58))]; },
    },
  ],
);
