import { base64url, encodedJson, misses, uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const wixRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Wix',
    documentation: 'https://dev.wix.com/docs/rest/account-level/about-account-level-apis',
    remediation: 'Delete it at https://manage.wix.com/account/api-keys.',
  },
  [
    {
      id: 'keyward/wix-api-key',
      title: 'Wix API key',
      keywords: ['ist.eyj'],
      pattern: token(/IST\.eyJ[A-Za-z0-9_-]{40,200}\.eyJ[A-Za-z0-9_-]{60,600}\.[A-Za-z0-9_-]{100,700}/, '-.'),
      maxLength: 1512,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Changes sites and data of the account, as its permissions say.',
      get examples() {
        return [
          `IST.${encodedJson({ kid: 'PozHX', alg: 'RS256', typ: 'JWT' })}.${encodedJson({ data: JSON.stringify({ id: uuid(), identity: { type: 'application' } }), iat: 1750000000 })}.${base64url(342)}`,
          `WIX_API_KEY=IST.${encodedJson({ kid: 'PozHX', alg: 'RS256', typ: 'JWT' })}.${encodedJson({ data: JSON.stringify({ id: uuid(1), tenant: { type: 'account' } }), iat: 1750000000 })}.${base64url(342, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('IST.eyJ', base64url(60))]; },
    },
  ],
);
