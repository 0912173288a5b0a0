import { misses, upperAlnum } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const octopusRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Octopus Deploy',
    documentation: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
    remediation: 'Revoke it on the profile page of the Octopus server.',
  },
  [
    {
      id: 'keyward/octopus-api-key',
      title: 'Octopus Deploy API key',
      keywords: ['api-'],
      pattern: token(/API-[A-Z0-9]{26,31}/, '-'),
      maxLength: 35,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'infrastructure-credential',
      minEntropy: 3.5,
      description: 'Deploys as its user.',
      get examples() { return [`API-${upperAlnum(31)}`, `X-Octopus-ApiKey: API-${upperAlnum(31, 1)}`]; },
      get counterExamples() { return [...misses('API-', upperAlnum(31))]; },
    },
  ],
);
