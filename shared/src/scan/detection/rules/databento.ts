import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const databentoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Databento',
    documentation: 'https://databento.com/docs/portal/api-keys',
    remediation: 'Revoke it in the service\'s developer console and create a new one.',
  },
  [
    {
      id: 'keyward/databento-api-key',
      title: 'Databento API key',
      keywords: ['db-'],
      pattern: token(/db-[A-Za-z0-9]{29}/, '-'),
      maxLength: 32,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3.5,
      description: 'Reads market data at its owner\'s cost.',
      get examples() { return [`db-${alnum(29)}`, `DATABENTO_API_KEY=db-${alnum(29, 1)}`]; },
      get counterExamples() { return [...misses('db-', alnum(29))]; },
    },
  ],
);
