import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const perplexityRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Perplexity',
    documentation: 'https://docs.perplexity.ai/getting-started/quickstart',
    remediation: 'Revoke it at https://www.perplexity.ai/settings/api and create a new one.',
  },
  [
    {
      id: 'keyward/perplexity-api-key',
      title: 'Perplexity API key',
      keywords: ['pplx-'],
      pattern: token(/pplx-[A-Za-z0-9]{48,56}/, '-'),
      maxLength: 61,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls Perplexity\'s models at its owner\'s cost.',
      get examples() { return [`pplx-${alnum(48)}`, `PERPLEXITY_API_KEY=pplx-${alnum(48, 1)}`]; },
      get counterExamples() { return [...misses('pplx-', alnum(48))]; },
    },
  ],
);
