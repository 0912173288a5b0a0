import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const sparkpostRules: readonly Rule[] = vendorRules(
  {
    vendor: 'SparkPost',
    documentation: 'https://developers.sparkpost.com/api/#header-authentication',
    remediation: 'Revoke it at https://app.sparkpost.com/account/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/sparkpost-api-key',
      title: 'SparkPost API key',
      keywords: ['sparkpost'],
      pattern: near(['sparkpost'], /[a-fA-F0-9]{40}/),
      maxLength: 716,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Sends mail in the account\'s name.',
      get examples() { return [`SPARKPOST_API_KEY=${hex(40)}`, `new SparkPost("${hex(40, 1)}")`]; },
      get counterExamples() { return [...strangers('sparkpost', hex(40))]; },
    },
  ],
);
