import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const zerotierRules: readonly Rule[] = vendorRules(
  {
    vendor: 'ZeroTier',
    documentation: 'https://docs.zerotier.com/api/tokens/',
    remediation: 'Delete it at https://my.zerotier.com/account.',
  },
  [
    {
      id: 'keyward/zerotier-api-token',
      title: 'ZeroTier Central API token',
      keywords: ['zerotier'],
      pattern: near(['zerotier'], /[A-Za-z0-9]{32}/),
      maxLength: 707,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      minEntropy: 3.5,
      description: 'Lets machines into the networks and out of them.',
      get examples() { return [`ZEROTIER_CENTRAL_TOKEN=${alnum(32)}`, `zerotier: { key: "${alnum(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('zerotier', alnum(32))]; },
    },
  ],
);
