import { alnum, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const adobeRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Adobe',
    documentation: 'https://developer.adobe.com/developer-console/docs/guides/authentication/',
    remediation: 'Rotate it in the project at https://developer.adobe.com/console.',
  },
  [
    {
      id: 'keyward/adobe-client-secret',
      title: 'Adobe client secret',
      keywords: ['p8e-'],
      pattern: token(/p8e-[A-Za-z0-9_-]{32}/, '-'),
      maxLength: 36,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'Signs in as the project.',
      get examples() { return [`p8e-${alnum(32)}`, `ADOBE_CLIENT_SECRET=p8e-${alnum(32, 1)}`]; },
      get counterExamples() { return [...misses('p8e-', alnum(32))]; },
    },
    {
      id: 'keyward/adobe-client-id',
      title: 'Adobe client ID',
      keywords: ['adobe'],
      pattern: near(['adobe'], /[a-fA-F0-9]{32}/),
      maxLength: 704,
      form: 'near',
      confidence: 0.62,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names a project; its secret is needed beside it.',
      get examples() { return [`ADOBE_CLIENT_ID=${hex(32)}`, `adobe: { clientId: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('adobe', hex(32))]; },
    },
  ],
);
