import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const xataRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Xata',
    documentation: 'https://xata.io/docs/api/authentication',
    remediation: 'Revoke it in the console of the service and create a new one.',
  },
  [
    {
      id: 'keyward/xata-api-key',
      title: 'Xata API key',
      keywords: ['xau_'],
      pattern: token(/xau_[A-Za-z0-9]{32,52}/),
      maxLength: 56,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Reads and writes the workspaces of its user.',
      get examples() { return [`xau_${alnum(40)}`, `XATA_API_KEY=xau_${alnum(40, 1)}`]; },
      get counterExamples() { return [...misses('xau_', alnum(40))]; },
    },
  ],
);
