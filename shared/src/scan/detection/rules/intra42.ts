import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const intra42Rules: readonly Rule[] = vendorRules(
  {
    vendor: '42',
    documentation: 'https://api.intra.42.fr/apidoc/guides/getting_started',
    remediation: 'Revoke it at https://profile.intra.42.fr/oauth/applications and create a new one.',
  },
  [
    {
      id: 'keyward/intra42-client-secret',
      title: '42 intranet client secret',
      keywords: ['s-s4t2ud-', 's-s4t2af-'],
      pattern: token(/s-s4t2(?:ud|af)-[a-f0-9]{64}/, '-'),
      maxLength: 73,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Calls the intranet\'s API as the application.',
      get examples() { return [`s-s4t2ud-${hex(64)}`, `FT_CLIENT_SECRET=s-s4t2ud-${hex(64, 1)}`]; },
      get counterExamples() { return [...misses('s-s4t2ud-', hex(64))]; },
    },
  ],
);
