import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const clerkRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Clerk',
    documentation: 'https://clerk.com/docs/deployments/clerk-environment-variables',
    remediation: 'Rotate it on the API keys page at https://dashboard.clerk.com.',
  },
  [
    {
      id: 'keyward/clerk-secret-key',
      title: 'Clerk secret key',
      keywords: ['clerk'],
      pattern: near(['clerk'], /sk_(?:live|test)_[A-Za-z0-9]{40,60}/),
      maxLength: 740,
      form: 'near',
      confidence: 0.9,
      severity: 'error',
      secretType: 'api-key',
      description: 'Manages all users and sessions of the application.',
      get examples() { return [`CLERK_SECRET_KEY=sk_live_${alnum(42)}`, `clerk: { secretKey: "sk_live_${alnum(42, 1)}" }`]; },
      get counterExamples() { return [...strangers('clerk', `sk_live_${alnum(42)}`)]; },
    },
  ],
);
