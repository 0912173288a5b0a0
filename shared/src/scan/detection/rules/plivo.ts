import { alnum, strangers, upperAlnum } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const plivoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Plivo',
    documentation: 'https://www.plivo.com/docs/account/api/overview',
    remediation: 'Rotate it at https://console.plivo.com/dashboard/.',
  },
  [
    {
      id: 'keyward/plivo-auth-token',
      title: 'Plivo auth token',
      keywords: ['plivo'],
      pattern: near(['plivo'], /[A-Za-z0-9]{40}/),
      maxLength: 712,
      form: 'near',
      confidence: 0.8,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Sends text messages and calls at the account\'s cost.',
      get examples() { return [`PLIVO_AUTH_TOKEN=${alnum(40)}`, `plivo.RestClient("MAXXXXXXXXXXXXXXXXXX", "${alnum(40, 1)}")`]; },
      get counterExamples() { return [...strangers('plivo', alnum(40))]; },
    },
    {
      id: 'keyward/plivo-auth-id',
      title: 'Plivo auth ID',
      keywords: ['plivo'],
      pattern: near(['plivo'], /[MS]A(?=[A-Z]{0,17}[0-9])[A-Z0-9]{18}/),
      maxLength: 692,
      form: 'near',
      confidence: 0.6,
      severity: 'information',
      secretType: 'service-token',
      minEntropy: 3,
      description: 'Names the account; the public half of its auth token.',
      get examples() { return [`PLIVO_AUTH_ID=MA${upperAlnum(18)}`, `plivo.Client("SA${upperAlnum(18, 1)}")`]; },
      get counterExamples() { return [...strangers('plivo', `MA${upperAlnum(18)}`)]; },
    },
  ],
);
