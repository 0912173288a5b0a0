import { misses, uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const lumaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Luma AI',
    documentation: 'https://docs.lumalabs.ai/docs/authentication',
    remediation: 'Delete it at https://lumalabs.ai/dream-machine/api/keys.',
  },
  [
    {
      id: 'keyward/luma-api-key',
      title: 'Luma AI API key',
      keywords: ['luma-'],
      pattern: token(/luma-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/, '-'),
      maxLength: 78,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Generates films at its owner\'s cost.',
      get examples() { return [`luma-${uuid()}-${uuid(1)}`, `LUMAAI_API_KEY=luma-${uuid(2)}-${uuid(3)}`]; },
      get counterExamples() { return [...misses('luma-', `${uuid()}-${uuid(1)}`)]; },
    },
  ],
);
