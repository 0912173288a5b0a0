import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const e2bRules: readonly Rule[] = vendorRules(
  {
    vendor: 'E2B',
    documentation: 'https://e2b.dev/docs/api-key',
    remediation: 'Delete it at https://e2b.dev/dashboard.',
  },
  [
    {
      id: 'keyward/e2b-api-key',
      title: 'E2B API key',
      keywords: ['e2b_'],
      pattern: token(/e2b_[a-f0-9]{40}/),
      maxLength: 44,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Starts sandboxes at its owner\'s cost and runs code in them.',
      get examples() { return [`e2b_${hex(40)}`, `E2B_API_KEY=e2b_${hex(40, 1)}`]; },
      get counterExamples() { return [...misses('e2b_', hex(40))]; },
    },
    {
      id: 'keyward/e2b-access-token',
      title: 'E2B access token',
      keywords: ['sk_e2b_'],
      pattern: token(/sk_e2b_[a-f0-9]{40}/),
      maxLength: 47,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Acts for its user: builds and publishes sandbox templates.',
      get examples() { return [`sk_e2b_${hex(40)}`, `E2B_ACCESS_TOKEN=sk_e2b_${hex(40, 1)}`]; },
      get counterExamples() { return [...misses('sk_e2b_', hex(40))]; },
    },
  ],
);
