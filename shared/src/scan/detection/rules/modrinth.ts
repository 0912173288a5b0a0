import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const modrinthRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Modrinth',
    documentation: 'https://docs.modrinth.com/api/#authentication',
    remediation: 'Revoke it at https://modrinth.com/settings/pats.',
  },
  [
    {
      id: 'keyward/modrinth-access-token',
      title: 'Modrinth personal access token',
      keywords: ['mrp_'],
      pattern: token(/mrp_[A-Za-z0-9]{60}/),
      maxLength: 64,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Publishes and changes projects as its user.',
      get examples() { return [`mrp_${alnum(60)}`, `MODRINTH_TOKEN=mrp_${alnum(60, 1)}`]; },
      get counterExamples() { return [...misses('mrp_', alnum(60))]; },
    },
  ],
);
