import { base64url, hex, lowerAlnum, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const paypalRules: readonly Rule[] = vendorRules(
  {
    vendor: 'PayPal',
    documentation: 'https://developer.paypal.com/api/rest/',
    remediation: 'Delete the secret on the app\'s page at https://developer.paypal.com/dashboard/applications.',
  },
  [
    {
      id: 'keyward/paypal-braintree-token',
      title: 'Braintree access token',
      keywords: ['access_token$'],
      pattern: token(/access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}/),
      maxLength: 73,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Takes payments and refunds them.',
      get examples() {
        return [
          `access_token$production$${lowerAlnum(16)}$${hex(32)}`,
          `BRAINTREE_ACCESS_TOKEN=access_token$production$${lowerAlnum(16, 1)}$${hex(32, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('access_token$production$', `${lowerAlnum(16)}$${hex(32)}`)]; },
    },
    {
      id: 'keyward/paypal-client-secret',
      title: 'PayPal client secret',
      keywords: ['paypal'],
      pattern: near(['paypal'], /E[A-Za-z0-9_-]{79}/, '-'),
      maxLength: 753,
      form: 'near',
      confidence: 0.8,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 4,
      description: 'Takes payments as the application.',
      get examples() { return [`PAYPAL_CLIENT_SECRET=E${base64url(79)}`, `paypal: { clientId, secret: "E${base64url(79, 1)}" }`]; },
      get counterExamples() { return [...strangers('paypal', `E${base64url(79)}`)]; },
    },
    {
      id: 'keyward/paypal-braintree-private-key',
      title: 'Braintree private key',
      keywords: ['braintree'],
      pattern: near(['braintree'], /[a-fA-F0-9]{32}/),
      maxLength: 708,
      form: 'near',
      confidence: 0.82,
      severity: 'error',
      secretType: 'api-key',
      description: 'Takes payments and refunds them.',
      get examples() { return [`BRAINTREE_PRIVATE_KEY=${hex(32)}`, `braintree: { merchantId, privateKey: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('braintree', hex(32))]; },
    },
  ],
);
