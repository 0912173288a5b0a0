import { hex, strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const sendbirdRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Sendbird',
    documentation: 'https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api',
    remediation: 'Change it under Settings, General, at https://dashboard.sendbird.com.',
  },
  [
    {
      id: 'keyward/sendbird-api-token',
      title: 'Sendbird API token',
      keywords: ['sendbird'],
      pattern: near(['sendbird'], /[a-fA-F0-9]{40}/),
      maxLength: 715,
      form: 'near',
      confidence: 0.8,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and writes all chats of the application.',
      get examples() { return [`SENDBIRD_API_TOKEN=${hex(40)}`, `sendbird: { token: "${hex(40, 1)}" }`]; },
      get counterExamples() { return [...strangers('sendbird', hex(40))]; },
    },
    {
      id: 'keyward/sendbird-application-id',
      title: 'Sendbird application ID',
      keywords: ['sendbird'],
      pattern: near(['sendbird'], /[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 711,
      form: 'near',
      confidence: 0.65,
      severity: 'information',
      secretType: 'api-key',
      description: 'Names the application; its token is needed beside it.',
      get examples() { return [`SENDBIRD_APP_ID=${uuid()}`, `sendbird: { appId: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('sendbird', uuid())]; },
    },
  ],
);
