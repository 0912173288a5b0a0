import { alnum, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const airtableRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Airtable',
    documentation: 'https://airtable.com/developers/web/guides/personal-access-tokens',
    remediation: 'Revoke it at https://airtable.com/create/tokens and create a new one.',
  },
  [
    {
      id: 'keyward/airtable-access-token',
      title: 'Airtable personal access token',
      keywords: ['pat'],
      pattern: token(/pat[A-Za-z0-9]{14}\.[a-f0-9]{64}/),
      maxLength: 82,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes the bases that it names.',
      examples: [`pat${alnum(14)}.${hex(64)}`, `AIRTABLE_TOKEN=pat${alnum(14, 1)}.${hex(64, 1)}`],
      counterExamples: [...misses('pat', `${alnum(14)}.${hex(64)}`)],
    },
    {
      id: 'keyward/airtable-api-key',
      title: 'Airtable API key, old form',
      keywords: ['airtable'],
      pattern: near(['airtable'], /key[A-Za-z0-9]{14}/),
      maxLength: 692,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads and writes all bases of its user.',
      examples: [`AIRTABLE_API_KEY=key${alnum(14)}`, `new Airtable({ apiKey: "key${alnum(14, 1)}" })`],
      counterExamples: [...strangers('airtable', `key${alnum(14)}`)],
    },
  ],
);
