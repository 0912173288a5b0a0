import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const zulipRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Zulip',
    documentation: 'https://zulip.com/api/api-keys',
    remediation: 'Generate a new one under Settings, Account and privacy.',
  },
  [
    {
      id: 'keyward/zulip-api-key',
      title: 'Zulip API key',
      keywords: ['zulip'],
      pattern: near(['zulip'], /[A-Za-z0-9]{32}/),
      maxLength: 704,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.7,
      description: 'Reads and writes as its user or bot.',
      get examples() { return [`ZULIP_API_KEY=${alnum(32)}`, `zulip: { key: "${alnum(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('zulip', alnum(32))]; },
    },
  ],
);
