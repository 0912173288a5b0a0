import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const cursorRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Cursor',
    documentation: 'https://docs.cursor.com/account/teams/admin-api',
    remediation: 'Revoke it at https://cursor.com/dashboard and create a new one.',
  },
  [
    {
      id: 'keyward/cursor-api-key',
      title: 'Cursor API key',
      keywords: ['key_'],
      pattern: token(/key_[a-f0-9]{64}/),
      maxLength: 68,
      form: 'self',
      confidence: 0.9,
      severity: 'error',
      secretType: 'api-key',
      description: 'Starts background agents or manages the team.',
      get examples() { return [`key_${hex(64)}`, `CURSOR_API_KEY=key_${hex(64, 1)}`]; },
      get counterExamples() { return [...misses('key_', hex(64))]; },
    },
  ],
);
