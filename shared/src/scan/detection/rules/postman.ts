import { hex, misses, upperAlnum } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const postmanRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Postman',
    documentation: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    remediation: 'Revoke it at https://go.postman.co/settings/me/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/postman-api-key',
      title: 'Postman API key',
      keywords: ['pmak-'],
      pattern: token(/PMAK-[a-fA-F0-9]{24}-[a-fA-F0-9]{34}/, '-'),
      maxLength: 64,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads collections and environments, with the secrets in them.',
      get examples() { return [`PMAK-${hex(24)}-${hex(34)}`, `POSTMAN_API_KEY=PMAK-${hex(24, 1)}-${hex(34, 1)}`]; },
      get counterExamples() { return [...misses('PMAK-', `${hex(24)}-${hex(34)}`)]; },
    },
    {
      id: 'keyward/postman-collection-key',
      title: 'Postman collection access key',
      keywords: ['pmat-'],
      pattern: token(/PMAT-[A-Z0-9]{26}/, '-'),
      maxLength: 31,
      form: 'self',
      confidence: 0.95,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads one collection.',
      documentation: 'https://learning.postman.com/docs/collaborating-in-postman/sharing/',
      get examples() {
        return [
          `PMAT-${upperAlnum(26)}`,
          `https://api.postman.com/collections/1?access_key=PMAT-${upperAlnum(26, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('PMAT-', upperAlnum(26))]; },
    },
  ],
);
