import { base64url, encodedJson, misses, uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const tinybirdRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Tinybird',
    documentation: 'https://www.tinybird.co/docs/forward/administration/tokens',
    remediation: 'Refresh or delete it under Tokens in the workspace.',
  },
  [
    {
      id: 'keyward/tinybird-token',
      title: 'Tinybird token',
      keywords: ['p.eyj'],
      pattern: token(/p\.eyJ[A-Za-z0-9_-]{40,300}\.[A-Za-z0-9_-]{40,100}/, '-.'),
      maxLength: 406,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Reads or writes the workspace\'s data as its scopes say.',
      get examples() {
        return [
          `p.${encodedJson({ u: uuid(), id: uuid(1), host: 'eu_shared' })}.${base64url(43)}`,
          `TINYBIRD_TOKEN=p.${encodedJson({ u: uuid(2), id: uuid(3) })}.${base64url(43, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('p.eyJ', base64url(60))]; },
    },
  ],
);
