import { alnum, base64, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const linkedinRules: readonly Rule[] = vendorRules(
  {
    vendor: 'LinkedIn',
    documentation: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authentication',
    remediation: 'Make a new one in the app\'s Auth settings at https://www.linkedin.com/developers/apps.',
  },
  [
    {
      id: 'keyward/linkedin-client-secret',
      title: 'LinkedIn client secret',
      keywords: ['wpl_ap'],
      pattern: token(/WPL_AP[01]\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{6,8}={0,2}/, '+/='),
      maxLength: 35,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Lets anyone pose as the app.',
      get examples() {
        return [
          `WPL_AP1.${alnum(16)}.${base64(6)}==`,
          `LINKEDIN_CLIENT_SECRET=WPL_AP1.${alnum(16, 1)}.${base64(6, 1)}==`,
        ];
      },
      get counterExamples() { return [...misses('WPL_AP1.', `${alnum(16)}.${base64(6)}==`)]; },
    },
    {
      id: 'keyward/linkedin-legacy-secret',
      title: 'LinkedIn client ID or secret, old form',
      keywords: ['linkedin', 'linked_in', 'linked-in'],
      pattern: near(['linkedin', 'linked_in', 'linked-in'], /(?:[A-Za-z0-9]{16}|[a-z0-9]{14})/),
      maxLength: 692,
      form: 'near',
      confidence: 0.68,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3,
      description: 'With both halves anyone can pose as the app.',
      get examples() { return [`LINKEDIN_CLIENT_SECRET=${alnum(16)}`, `linkedin: { clientSecret: "${alnum(16, 1)}" }`]; },
      get counterExamples() { return [...strangers('linkedin', alnum(16))]; },
    },
  ],
);
