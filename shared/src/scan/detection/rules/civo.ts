import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const civoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Civo',
    documentation: 'https://www.civo.com/docs/account/api-keys',
    remediation: 'Revoke it at https://dashboard.civo.com/security and create a new one.',
  },
  [
    {
      id: 'keyward/civo-api-key',
      title: 'Civo API key',
      keywords: ['civo'],
      pattern: near(['civo'], /[A-Za-z0-9]{50}/),
      maxLength: 721,
      form: 'near',
      confidence: 0.82,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      minEntropy: 3.7,
      description: 'Creates, changes and deletes clusters.',
      get examples() { return [`CIVO_TOKEN=${alnum(50)}`, `provider "civo" { token = "${alnum(50, 1)}" }`]; },
      get counterExamples() { return [...strangers('civo', alnum(50))]; },
    },
  ],
);
