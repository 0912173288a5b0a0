import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const autodeskRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Autodesk',
    documentation: 'https://aps.autodesk.com/en/docs/oauth/v2/developers_guide/overview/',
    remediation: 'Regenerate it on the app\'s page at https://aps.autodesk.com/myapps.',
  },
  [
    {
      id: 'keyward/autodesk-client-secret',
      title: 'Autodesk Platform Services client secret',
      keywords: ['autodesk', 'aps_client', 'forge_client'],
      pattern: near(['autodesk', 'aps_client', 'forge_client'], /(?:[A-Za-z0-9]{64}|[A-Za-z0-9]{16})/),
      maxLength: 743,
      form: 'near',
      confidence: 0.7,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3,
      description: 'Acts as the application.',
      get examples() { return [`APS_CLIENT_SECRET=${alnum(64)}`, `forge_client_secret: "${alnum(64, 1)}"`]; },
      get counterExamples() { return [...strangers('autodesk', alnum(64))]; },
    },
  ],
);
