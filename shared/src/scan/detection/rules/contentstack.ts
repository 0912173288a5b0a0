import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const contentstackRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Contentstack',
    documentation: 'https://www.contentstack.com/docs/developers/create-tokens/about-tokens',
    remediation: 'Revoke it under Settings, Tokens, of the stack.',
  },
  [
    {
      id: 'keyward/contentstack-token',
      title: 'Contentstack token',
      keywords: ['contentstack'],
      pattern: near(['contentstack'], /cs[a-fA-F0-9]{30,36}/),
      maxLength: 717,
      form: 'near',
      confidence: 0.93,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads, or with a management token changes, the content of a stack.',
      get examples() { return [`CONTENTSTACK_TOKEN=cs${hex(32)}`, `contentstack: { delivery_token: "cs${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('contentstack', `cs${hex(32)}`)]; },
    },
  ],
);
