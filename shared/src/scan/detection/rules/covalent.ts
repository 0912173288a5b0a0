import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const covalentRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Covalent',
    documentation: 'https://goldrush.dev/docs/overview',
    remediation: 'Delete it at https://goldrush.dev/platform.',
  },
  [
    {
      id: 'keyward/covalent-api-key',
      title: 'GoldRush (Covalent) API key',
      keywords: ['cqt_'],
      pattern: token(/cqt_(?:[rw][A-Za-z0-9]{26}|[A-Za-z0-9]{27,40})/),
      maxLength: 44,
      form: 'self',
      confidence: 0.94,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.3,
      description: 'Calls the API at the account\'s cost.',
      get examples() { return [`cqt_rQ${alnum(25)}`, `COVALENT_API_KEY=cqt_wF${alnum(25, 1)}`]; },
      get counterExamples() { return [...misses('cqt_', alnum(27))]; },
    },
  ],
);
