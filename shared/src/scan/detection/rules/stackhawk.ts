import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const stackhawkRules: readonly Rule[] = vendorRules(
  {
    vendor: 'StackHawk',
    documentation: 'https://docs.stackhawk.com/apidocs.html',
    remediation: 'Revoke it at https://app.stackhawk.com/settings/apikeys and create a new one.',
  },
  [
    {
      id: 'keyward/stackhawk-api-key',
      title: 'StackHawk API key',
      keywords: ['hawk.'],
      pattern: token(/hawk\.[A-Za-z0-9_-]{20}\.[A-Za-z0-9_-]{20}/, '-'),
      maxLength: 46,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Starts scans and reads what they found.',
      get examples() { return [`hawk.${base64url(20)}.${base64url(20)}`, `HAWK_API_KEY=hawk.${base64url(20, 1)}.${base64url(20, 1)}`]; },
      get counterExamples() { return [...misses('hawk.', `${base64url(20)}.${base64url(20)}`)]; },
    },
  ],
);
