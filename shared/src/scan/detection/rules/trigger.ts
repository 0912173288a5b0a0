import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const triggerRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Trigger.dev',
    documentation: 'https://trigger.dev/docs/apikeys',
    remediation: 'Regenerate it on the API keys page of the project.',
  },
  [
    {
      id: 'keyward/trigger-secret-key',
      title: 'Trigger.dev secret key',
      keywords: ['tr_dev_', 'tr_prod_', 'tr_stg_', 'tr_pat_', 'tr_preview_'],
      pattern: token(/tr_(?:dev|prod|stg|pat|preview)_[A-Za-z0-9]{20,40}/),
      maxLength: 51,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3.5,
      description: 'Starts tasks and reads their runs.',
      get examples() { return [`tr_prod_${alnum(24)}`, `TRIGGER_SECRET_KEY=tr_prod_${alnum(24, 1)}`]; },
      get counterExamples() { return [...misses('tr_prod_', alnum(24))]; },
    },
  ],
);
