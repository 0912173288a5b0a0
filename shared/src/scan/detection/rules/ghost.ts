import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const ghostRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Ghost',
    documentation: 'https://ghost.org/docs/admin-api/#token-authentication',
    remediation: 'Make a new key in the integration\'s settings.',
  },
  [
    {
      id: 'keyward/ghost-admin-key',
      title: 'Ghost Admin API key',
      keywords: ['ghost'],
      pattern: near(['ghost'], /[a-fA-F0-9]{24}:[a-fA-F0-9]{64}/),
      maxLength: 761,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'api-key',
      description: 'Changes all content of the site.',
      get examples() { return [`GHOST_ADMIN_API_KEY=${hex(24)}:${hex(64)}`, `ghost: { key: "${hex(24, 1)}:${hex(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('ghost', `${hex(24)}:${hex(64)}`)]; },
    },
  ],
);
