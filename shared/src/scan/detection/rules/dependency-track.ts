import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const dependencyTrackRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Dependency-Track',
    documentation: 'https://docs.dependencytrack.org/integrations/rest-api/',
    remediation: 'Delete it on the team\'s page under Administration, Access management.',
  },
  [
    {
      id: 'keyward/dependency-track-api-key',
      title: 'Dependency-Track API key',
      keywords: ['odt_'],
      pattern: token(/odt_[A-Za-z0-9]{32}(?:[A-Za-z0-9]{8}|_[A-Za-z0-9]{32})?/),
      maxLength: 69,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Uploads and reads inventories within its team\'s permissions.',
      get examples() { return [`odt_${alnum(32)}`, `X-Api-Key: odt_${alnum(32, 1)}`]; },
      get counterExamples() { return [...misses('odt_', alnum(32))]; },
    },
  ],
);
