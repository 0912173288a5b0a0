import { misses, uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const personaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Persona',
    documentation: 'https://docs.withpersona.com/api-keys',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/persona-api-key',
      title: 'Persona API key',
      keywords: ['persona_'],
      pattern: token(/persona_(?:production|sandbox)_[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/, '-'),
      maxLength: 55,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads identity checks, with people\'s documents.',
      get examples() { return [`persona_production_${uuid()}`, `PERSONA_API_KEY=persona_production_${uuid(1)}`]; },
      get counterExamples() { return [...misses('persona_production_', uuid())]; },
    },
  ],
);
