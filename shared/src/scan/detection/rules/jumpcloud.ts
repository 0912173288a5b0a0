import { alnum, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const jumpcloudRules: readonly Rule[] = vendorRules(
  {
    vendor: 'JumpCloud',
    documentation: 'https://jumpcloud.com/support/jumpcloud-apis1',
    remediation: 'Make a new one under My API key in the admin portal.',
  },
  [
    {
      id: 'keyward/jumpcloud-api-key',
      title: 'JumpCloud API key',
      keywords: ['jca_'],
      pattern: token(/jca_[A-Za-z0-9]{36}/),
      maxLength: 40,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Manages users, groups and devices as its administrator.',
      get examples() { return [`jca_${alnum(36)}`, `JUMPCLOUD_API_KEY=jca_${alnum(36, 1)}`]; },
      get counterExamples() { return [...misses('jca_', alnum(36))]; },
    },
    {
      id: 'keyward/jumpcloud-legacy-key',
      title: 'JumpCloud API key, old form',
      keywords: ['jumpcloud'],
      pattern: near(['jumpcloud'], /[a-fA-F0-9]{40}/),
      maxLength: 716,
      form: 'near',
      confidence: 0.8,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Manages users, groups and devices as its administrator.',
      get examples() { return [`JUMPCLOUD_API_KEY=${hex(40)}`, `jumpcloud: { apiKey: "${hex(40, 1)}" }`]; },
      get counterExamples() { return [...strangers('jumpcloud', hex(40))]; },
    },
  ],
);
