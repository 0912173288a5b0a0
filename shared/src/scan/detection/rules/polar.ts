import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const polarRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Polar',
    documentation: 'https://polar.sh/docs/integrate/oat',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/polar-token',
      title: 'Polar access token',
      keywords: ['polar_'],
      pattern: token(/polar_(?:at_[ou]|oat|pat|ci|cs|rst|whs)_[A-Za-z0-9]{37,50}/),
      maxLength: 61,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Manages products and customers.',
      get examples() { return [`polar_oat_${alnum(43)}`, `POLAR_ACCESS_TOKEN=polar_oat_${alnum(43, 1)}`]; },
      get counterExamples() { return [...misses('polar_oat_', alnum(43))]; },
    },
  ],
);
