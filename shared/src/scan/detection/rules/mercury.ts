import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mercuryRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Mercury',
    documentation: 'https://docs.mercury.com/reference/getting-started-with-your-api',
    remediation: 'Revoke it in the service\'s developer console and create a new one.',
  },
  [
    {
      id: 'keyward/mercury-api-token',
      title: 'Mercury API token',
      keywords: ['secret-token:mercury_'],
      pattern: token(/secret-token:mercury_(?:production|sandbox)_[A-Za-z0-9_]{20,120}/),
      maxLength: 152,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads accounts and sends money within its permissions.',
      get examples() {
        return [
          `secret-token:mercury_production_wma_${alnum(40)}_yrucrem`,
          `MERCURY_API_KEY=secret-token:mercury_production_wma_${alnum(40, 1)}_yrucrem`,
        ];
      },
      get counterExamples() { return [...misses('secret-token:mercury_production_', `wma_${alnum(40)}_yrucrem`)]; },
    },
  ],
);
