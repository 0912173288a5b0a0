import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const woocommerceRules: readonly Rule[] = vendorRules(
  {
    vendor: 'WooCommerce',
    documentation: 'https://woocommerce.com/document/woocommerce-rest-api/',
    remediation: 'Revoke it under WooCommerce, Settings, Advanced, REST API.',
  },
  [
    {
      id: 'keyward/woocommerce-consumer-secret',
      title: 'WooCommerce consumer secret',
      keywords: ['cs_'],
      pattern: token(/cs_[a-f0-9]{40}/),
      maxLength: 43,
      form: 'self',
      confidence: 0.94,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and changes orders and customers of the shop.',
      get examples() { return [`cs_${hex(40)}`, `WC_CONSUMER_SECRET=cs_${hex(40, 1)}`]; },
      get counterExamples() { return [...misses('cs_', hex(40))]; },
    },
    {
      id: 'keyward/woocommerce-consumer-key',
      title: 'WooCommerce consumer key',
      keywords: ['ck_'],
      pattern: token(/ck_[a-f0-9]{40}/),
      maxLength: 43,
      form: 'self',
      confidence: 0.85,
      severity: 'information',
      secretType: 'service-token',
      description: 'The public half of a consumer secret.',
      get examples() { return [`ck_${hex(40)}`, `WC_CONSUMER_KEY=ck_${hex(40, 1)}`]; },
      get counterExamples() { return [...misses('ck_', hex(40))]; },
    },
  ],
);
