import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const shopifyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Shopify',
    documentation: 'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens',
    remediation: 'Uninstall the app or rotate its credentials at https://partners.shopify.com; a custom app: in the shop\'s admin.',
  },
  [
    {
      id: 'keyward/shopify-access-token',
      title: 'Shopify access token',
      keywords: ['shpat_', 'shpca_', 'shppa_', 'shpss_', 'shpua_', 'shptka_', 'shpcap_'],
      pattern: token(/shp(?:at|ca|pa|ss|ua|tka|cap)_[A-Za-z0-9]{32,64}/),
      maxLength: 71,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and changes orders, customers and products within its scopes.',
      get examples() { return [`shpat_${hex(32)}`, `X-Shopify-Access-Token: shpat_${hex(32, 1)}`, `shpss_${hex(32, 3)}`]; },
      get counterExamples() { return [...misses('shpat_', hex(32))]; },
    },
  ],
);
