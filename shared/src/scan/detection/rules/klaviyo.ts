import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const klaviyoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Klaviyo',
    documentation: 'https://developers.klaviyo.com/en/docs/authenticate_',
    remediation: 'Revoke it at https://www.klaviyo.com/settings/account/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/klaviyo-api-key',
      title: 'Klaviyo private API key',
      keywords: ['pk_'],
      pattern: token(/pk_[a-f0-9]{34}/),
      maxLength: 37,
      form: 'self',
      confidence: 0.9,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and mails the whole audience.',
      get examples() { return [`pk_${hex(34)}`, `KLAVIYO_API_KEY=pk_${hex(34, 1)}`]; },
      get counterExamples() { return [...misses('pk_', hex(34))]; },
    },
  ],
);
