import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const fastmailRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Fastmail',
    documentation: 'https://www.fastmail.help/hc/en-us/articles/360058752854-App-passwords',
    remediation: 'Remove it at https://app.fastmail.com/settings/security/tokens.',
  },
  [
    {
      id: 'keyward/fastmail-api-token',
      title: 'Fastmail API token',
      keywords: ['fmu1-'],
      pattern: token(/fmu1-[a-f0-9-]{40,160}/, '-'),
      maxLength: 165,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and sends mail as its scopes say.',
      get examples() { return [`fmu1-${hex(100)}`, `FASTMAIL_API_TOKEN=fmu1-${hex(100, 1)}`]; },
      get counterExamples() { return [...misses('fmu1-', hex(100))]; },
    },
  ],
);
