import { hex, strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const infobipRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Infobip',
    documentation: 'https://www.infobip.com/docs/essentials/api-essentials/api-authentication',
    remediation: 'Revoke it at https://portal.infobip.com/dev/api-keys.',
  },
  [
    {
      id: 'keyward/infobip-api-key',
      title: 'Infobip API key',
      keywords: ['infobip'],
      pattern: near(['infobip'], /[a-f0-9]{32}-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 743,
      form: 'near',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends messages at the account\'s cost.',
      get examples() { return [`INFOBIP_API_KEY=${hex(32)}-${uuid()}`, `infobip: { apiKey: "${hex(32, 1)}-${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('infobip', `${hex(32)}-${uuid()}`)]; },
    },
  ],
);
