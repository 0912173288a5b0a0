import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const packagistRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Private Packagist',
    documentation: 'https://packagist.com/docs/api',
    remediation: 'Revoke it in the organisation\'s settings at https://packagist.com.',
  },
  [
    {
      id: 'keyward/packagist-token',
      title: 'Private Packagist token',
      keywords: ['packagist_'],
      pattern: token(/packagist_(?:oru|ort|uut|out|ack|acs)_[a-f0-9]{60,80}/),
      maxLength: 94,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads, or manages, the organisation\'s packages.',
      get examples() { return [`packagist_ort_${hex(68)}`, `COMPOSER_AUTH_TOKEN=packagist_ort_${hex(68, 1)}`]; },
      get counterExamples() { return [...misses('packagist_ort_', hex(68))]; },
    },
  ],
);
