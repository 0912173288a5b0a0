import { digits, hex, lowerAlnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const asanaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Asana',
    documentation: 'https://developers.asana.com/docs/personal-access-token',
    remediation: 'Revoke it at https://app.asana.com/0/my-apps and create a new one.',
  },
  [
    {
      id: 'keyward/asana-access-token',
      title: 'Asana personal access token',
      keywords: ['asana'],
      pattern: near(['asana'], /[0-9]{1,2}\/[0-9]{13,18}(?:\/[0-9]{13,18})?:[a-fA-F0-9]{32}/),
      maxLength: 745,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user.',
      get examples() {
        return [
          `ASANA_TOKEN=2/${digits(16)}/${digits(16)}:${hex(32)}`,
          `asana: { accessToken: "2/${digits(16, 1)}/${digits(16, 1)}:${hex(32, 1)}" }`,
        ];
      },
      get counterExamples() { return [...strangers('asana', `2/${digits(16)}/${digits(16)}:${hex(32)}`)]; },
    },
    {
      id: 'keyward/asana-client-secret',
      title: 'Asana client secret',
      keywords: ['asana'],
      pattern: near(['asana'], /[a-z0-9]{32}/),
      maxLength: 704,
      form: 'near',
      confidence: 0.7,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.3,
      description: 'Lets anyone pose as the app.',
      documentation: 'https://developers.asana.com/docs/oauth',
      get examples() { return [`ASANA_CLIENT_SECRET=${lowerAlnum(32)}`, `asana: { clientId, clientSecret: "${lowerAlnum(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('asana', lowerAlnum(32))]; },
    },
    {
      id: 'keyward/asana-client-id',
      title: 'Asana client ID',
      keywords: ['asana'],
      pattern: near(['asana'], /[0-9]{16}/),
      maxLength: 688,
      form: 'near',
      confidence: 0.54,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names the app; the public half of its client secret.',
      documentation: 'https://developers.asana.com/docs/oauth',
      get examples() { return [`ASANA_CLIENT_ID=${digits(16)}`, `asana: { clientId: "${digits(16, 1)}" }`]; },
      get counterExamples() { return [...strangers('asana', digits(16))]; },
    },
  ],
);
