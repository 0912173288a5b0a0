import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const knockRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Knock',
    documentation: 'https://docs.knock.app/developer-tools/api-keys',
    remediation: 'Rotate it under Developers, API keys.',
  },
  [
    {
      id: 'keyward/knock-secret-key',
      title: 'Knock or Courier key',
      keywords: ['knock', 'courier'],
      pattern: near(['knock', 'courier'], /(?:sk|pk)_(?:live_|test_|prod_)?[A-Za-z0-9_-]{24,64}/, '-'),
      maxLength: 746,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3.3,
      description: 'Sends notifications in the application\'s name.',
      get examples() { return [`KNOCK_API_KEY=sk_${alnum(43)}`, `courier: { authorizationToken: "sk_${alnum(43, 1)}" }`]; },
      get counterExamples() { return [...strangers('knock', `sk_${alnum(43)}`)]; },
    },
  ],
);
