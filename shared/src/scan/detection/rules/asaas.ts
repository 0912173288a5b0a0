import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const asaasRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Asaas',
    documentation: 'https://docs.asaas.com/docs/authentication-2',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/asaas-access-token',
      title: 'Asaas access token',
      keywords: ['$aact_'],
      pattern: token(/\$aact_(?:prod_|hmlg_|YTU5)[A-Za-z0-9+/=_:-]{20,250}/, '+/='),
      maxLength: 261,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Takes payments and pays out.',
      get examples() { return [`$aact_prod_${alnum(150)}`, `$aact_hmlg_${alnum(32)}`, `ASAAS_API_KEY=$aact_prod_${alnum(150, 1)}`]; },
      get counterExamples() { return [...misses('$aact_prod_', alnum(150))]; },
    },
  ],
);
