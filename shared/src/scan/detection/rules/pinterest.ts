import { misses, upperAlnum } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const pinterestRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Pinterest',
    documentation: 'https://developers.pinterest.com/docs/getting-started/authentication-and-scopes/',
    remediation: 'Revoke it at https://developers.pinterest.com/apps/ and create a new one.',
  },
  [
    {
      id: 'keyward/pinterest-access-token',
      title: 'Pinterest access or refresh token',
      keywords: ['pina_', 'pinr.'],
      pattern: token(/pin(?:a_[A-Z0-9]{60,130}|r\.[A-Za-z0-9._-]{60,400})/, '-.'),
      maxLength: 405,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes pins for its user.',
      get examples() { return [`pina_${upperAlnum(80)}`, `PINTEREST_ACCESS_TOKEN=pina_${upperAlnum(80, 1)}`]; },
      get counterExamples() { return [...misses('pina_', upperAlnum(80))]; },
    },
  ],
);
