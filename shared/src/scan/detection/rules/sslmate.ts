import { alnum, digits, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const sslmateRules: readonly Rule[] = vendorRules(
  {
    vendor: 'SSLMate',
    documentation: 'https://sslmate.com/help/reference/apiv2',
    remediation: 'Revoke it at https://sslmate.com/account/api_credentials and create a new one.',
  },
  [
    {
      id: 'keyward/sslmate-api-key',
      title: 'SSLMate API key',
      keywords: ['sslmate', 'certspotter'],
      pattern: near(['sslmate', 'certspotter'], /(?:k?[0-9]{1,9}_)?[A-Za-z0-9]{20,40}/),
      maxLength: 729,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.5,
      description: 'Orders certificates, or watches them.',
      get examples() {
        return [
          `SSLMATE_API_KEY=${digits(4)}_${alnum(20)}`,
          `certspotter: { apiKey: "${digits(4, 1)}_${alnum(20, 1)}" }`,
        ];
      },
      get counterExamples() { return [...strangers('sslmate', `${digits(4)}_${alnum(20)}`)]; },
    },
  ],
);
