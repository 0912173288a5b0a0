import { digits, lowerAlnum } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const zapierRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Zapier',
    documentation: 'https://help.zapier.com/hc/en-us/articles/8496288690317',
    remediation: 'Delete the webhook in the chat room\'s settings and make a new one.',
  },
  [
    {
      id: 'keyward/zapier-webhook-url',
      title: 'Zapier catch hook',
      keywords: ['hooks.zapier.com/hooks/catch/'],
      pattern: token(/https:\/\/hooks\.zapier\.com\/hooks\/catch\/[0-9]{5,9}\/[a-z0-9]{6,9}/),
      maxLength: 56,
      form: 'self',
      confidence: 0.9,
      severity: 'warning',
      secretType: 'webhook-url',
      description: 'Starts a Zap with data of the caller\'s choice.',
      get examples() {
        return [
          `https://hooks.zapier.com/hooks/catch/${digits(7)}/${lowerAlnum(7)}/`,
          `ZAP_URL=https://hooks.zapier.com/hooks/catch/${digits(8)}/${lowerAlnum(7, 1)}`,
        ];
      },
      get counterExamples() {
        return [
          'https://hooks.zapier.com/hooks/catch/',
          'https://hooks.zapier.com/hooks/catch/123/abc',
          'https://zapier.com/hooks/catch/1234567/abcdefg',
        ];
      },
    },
  ],
);
