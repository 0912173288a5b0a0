import { base64url, encodedJson, hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const lemonSqueezyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Lemon Squeezy',
    documentation: 'https://docs.lemonsqueezy.com/api/getting-started/requests',
    remediation: 'Delete it at https://app.lemonsqueezy.com/settings/api.',
  },
  [
    {
      id: 'keyward/lemon-squeezy-api-key',
      title: 'Lemon Squeezy API key',
      keywords: ['lemonsqueezy', 'lemon_squeezy', 'lemon-squeezy'],
      pattern: near(['lemonsqueezy', 'lemon_squeezy', 'lemon-squeezy'], /eyJ[A-Za-z0-9_-]{20,200}\.eyJ[A-Za-z0-9_-]{40,900}\.[A-Za-z0-9_-]{200,900}/, '-.'),
      maxLength: 2688,
      form: 'near',
      structure: 'jwt',
      confidence: 0.92,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads orders and customers, and refunds.',
      get examples() {
        return [
          `LEMONSQUEEZY_API_KEY=${encodedJson({ typ: 'JWT', alg: 'RS256' })}.${encodedJson({ aud: '94d59cef', jti: hex(80), scopes: [] })}.${base64url(683)}`,
          `lemonSqueezySetup({ apiKey: "${encodedJson({ typ: 'JWT', alg: 'RS256' })}.${encodedJson({ aud: '94d59cef', jti: hex(80, 1), scopes: [] })}.${base64url(683, 1)}" })`,
        ];
      },
      get counterExamples() {
        return [
          ...strangers('lemonsqueezy', `${encodedJson({ alg: 'RS256' })}.${encodedJson({ aud: '1' })}.${base64url(683)}`),
        ];
      },
    },
  ],
);
