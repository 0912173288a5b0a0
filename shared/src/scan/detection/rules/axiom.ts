import { misses, uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const axiomRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Axiom',
    documentation: 'https://axiom.co/docs/reference/tokens',
    remediation: 'Revoke it at https://app.axiom.co/settings/api-tokens and create a new one.',
  },
  [
    {
      id: 'keyward/axiom-api-token',
      title: 'Axiom API or personal token',
      keywords: ['xaat-', 'xapt-'],
      pattern: token(/xa[ap]t-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/, '-'),
      maxLength: 41,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Sends and queries logs; the personal form acts as its user.',
      get examples() { return [`xaat-${uuid()}`, `AXIOM_TOKEN=xaat-${uuid(1)}`]; },
      get counterExamples() { return [...misses('xaat-', uuid())]; },
    },
  ],
);
