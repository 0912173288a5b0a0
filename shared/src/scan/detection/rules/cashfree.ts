import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const cashfreeRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Cashfree',
    documentation: 'https://www.cashfree.com/docs/api-reference/authentication',
    remediation: 'Regenerate it in the merchant dashboard, Developers, API keys.',
  },
  [
    {
      id: 'keyward/cashfree-secret-key',
      title: 'Cashfree secret key',
      keywords: ['cfsk_ma_'],
      pattern: token(/cfsk_ma_(?:prod|test)_[a-f0-9]{32}_[a-f0-9]{8}/),
      maxLength: 54,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Takes and refunds payments; the test form in the sandbox.',
      get examples() { return [`cfsk_ma_prod_${hex(32)}_${hex(8)}`, `CASHFREE_SECRET_KEY=cfsk_ma_test_${hex(32, 1)}_${hex(8, 1)}`]; },
      get counterExamples() { return [...misses('cfsk_ma_prod_', `${hex(32)}_${hex(8)}`)]; },
    },
  ],
);
