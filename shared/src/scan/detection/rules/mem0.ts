import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mem0Rules: readonly Rule[] = vendorRules(
  {
    vendor: 'Mem0',
    documentation: 'https://docs.mem0.ai/platform/quickstart',
    remediation: 'Delete it at https://app.mem0.ai/dashboard/api-keys.',
  },
  [
    {
      id: 'keyward/mem0-api-key',
      title: 'Mem0 API key',
      keywords: ['m0-'],
      pattern: token(/m0-[A-Za-z0-9]{38,44}/),
      maxLength: 47,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3.5,
      description: 'Reads and writes the memories of all users.',
      get examples() { return [`m0-${alnum(40)}`, `MEM0_API_KEY=m0-${alnum(40, 1)}`]; },
      get counterExamples() { return [...misses('m0-', alnum(40))]; },
    },
  ],
);
