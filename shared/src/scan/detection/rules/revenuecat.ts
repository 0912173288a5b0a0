import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const revenuecatRules: readonly Rule[] = vendorRules(
  {
    vendor: 'RevenueCat',
    documentation: 'https://www.revenuecat.com/docs/projects/authentication',
    remediation: 'Delete it under API keys in the project\'s settings.',
  },
  [
    {
      id: 'keyward/revenuecat-secret-key',
      title: 'RevenueCat secret key',
      keywords: ['revenuecat', 'revenue_cat'],
      pattern: near(['revenuecat', 'revenue_cat'], /sk_[A-Za-z0-9]{28,34}/),
      maxLength: 715,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'api-key',
      description: 'Grants and revokes purchases.',
      get examples() { return [`REVENUECAT_SECRET_KEY=sk_${alnum(30)}`, `revenuecat: { apiKey: "sk_${alnum(30, 1)}" }`]; },
      get counterExamples() { return [...strangers('revenuecat', `sk_${alnum(30)}`)]; },
    },
  ],
);
