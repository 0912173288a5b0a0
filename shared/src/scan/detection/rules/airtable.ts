import { alnum, base64url, hex, misses, strangers } from './example';
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
      get examples() { return [`pat${alnum(14)}.${hex(64)}`, `AIRTABLE_TOKEN=pat${alnum(14, 1)}.${hex(64, 1)}`]; },
      get counterExamples() { return [...misses('pat', `${alnum(14)}.${hex(64)}`)]; },
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
      get examples() { return [`AIRTABLE_API_KEY=key${alnum(14)}`, `new Airtable({ apiKey: "key${alnum(14, 1)}" })`]; },
      get counterExamples() { return [...strangers('airtable', `key${alnum(14)}`)]; },
    },
    {
      id: 'keyward/airtable-oauth-token',
      title: 'Airtable OAuth token',
      keywords: ['airtable'],
      pattern: near(['airtable'], /[A-Za-z0-9]{10,20}\.v1\.[A-Za-z0-9_-]{10,60}\.[a-f0-9]{64}/, '-.'),
      maxLength: 824,
      form: 'near',
      confidence: 0.93,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts for a user within the scopes that he granted.',
      documentation: 'https://airtable.com/developers/web/api/oauth-reference',
      get examples() {
        return [
          `AIRTABLE_OAUTH_TOKEN=oaa${alnum(14)}.v1.${base64url(30)}.${hex(64)}`,
          `airtable: { accessToken: "oaa${alnum(14, 1)}.v1.${base64url(30, 1)}.${hex(64, 1)}" }`,
        ];
      },
      get counterExamples() { return [...strangers('airtable', `oaa${alnum(14)}.v1.${base64url(30)}.${hex(64)}`)]; },
    },
  ],
);
