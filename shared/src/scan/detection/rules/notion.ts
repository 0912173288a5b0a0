import { alnum, digits, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const notionRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Notion',
    documentation: 'https://developers.notion.com/docs/authorization',
    remediation: 'Revoke it at https://www.notion.so/profile/integrations and create a new one.',
  },
  [
    {
      id: 'keyward/notion-integration-token',
      title: 'Notion integration token',
      keywords: ['ntn_'],
      pattern: token(/ntn_[0-9]{11}[A-Za-z0-9]{35}/),
      maxLength: 50,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes the pages that are shared with the integration.',
      get examples() { return [`ntn_${digits(11)}${alnum(35)}`, `NOTION_TOKEN=ntn_${digits(11, 1)}${alnum(35, 1)}`]; },
      get counterExamples() { return [...misses('ntn_', `${digits(11)}${alnum(35)}`)]; },
    },
    {
      id: 'keyward/notion-legacy-token',
      title: 'Notion integration token, old form',
      keywords: ['secret_'],
      pattern: token(/secret_[A-Za-z0-9]{43}/),
      maxLength: 50,
      form: 'self',
      confidence: 0.9,
      severity: 'error',
      secretType: 'service-token',
      minEntropy: 3.7,
      description: 'Reads and writes the pages that are shared with the integration.',
      get examples() { return [`secret_${alnum(43)}`, `NOTION_TOKEN=secret_${alnum(43, 1)}`]; },
      get counterExamples() { return [...misses('secret_', alnum(43))]; },
    },
  ],
);
