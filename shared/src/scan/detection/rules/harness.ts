import { alnum, base64url, hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const harnessRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Harness',
    documentation: 'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/',
    remediation: 'Delete it under Profile, My API keys, at https://app.harness.io.',
  },
  [
    {
      id: 'keyward/harness-api-key',
      title: 'Harness API key',
      keywords: ['pat.', 'sat.'],
      pattern: token(/(?:pat|sat)\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}/, '-'),
      maxLength: 72,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Deploys as its user or service account.',
      get examples() {
        return [
          `pat.${base64url(22)}.${hex(24)}.${alnum(20)}`,
          `HARNESS_API_KEY=pat.${base64url(22, 1)}.${hex(24, 1)}.${alnum(20, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('pat.', `${base64url(22)}.${hex(24)}.${alnum(20)}`)]; },
    },
  ],
);
