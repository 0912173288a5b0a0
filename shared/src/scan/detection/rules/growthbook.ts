import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const growthbookRules: readonly Rule[] = vendorRules(
  {
    vendor: 'GrowthBook',
    documentation: 'https://docs.growthbook.io/api-overview',
    remediation: 'Delete it under Settings, API keys.',
  },
  [
    {
      id: 'keyward/growthbook-secret-key',
      title: 'GrowthBook secret key',
      keywords: ['secret_admin_', 'secret_readonly_', 'secret_user_'],
      pattern: token(/secret_(?:admin|readonly|user)_[A-Za-z0-9+/]{40,60}={0,2}/, '+/='),
      maxLength: 78,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads or changes features and experiments.',
      get examples() { return [`secret_admin_${alnum(44)}`, `GROWTHBOOK_API_KEY=secret_readonly_${alnum(44, 1)}`]; },
      get counterExamples() { return [...misses('secret_admin_', alnum(44))]; },
    },
  ],
);
