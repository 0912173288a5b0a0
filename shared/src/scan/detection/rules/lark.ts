import { alnum, lowerAlnum, strangers, uuid } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const larkRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Lark',
    documentation: 'https://open.larksuite.com/document/server-docs/getting-started/api-access-token/app-access-token-development-guide',
    remediation: 'Reset it on the app\'s Credentials page at https://open.larksuite.com/app.',
  },
  [
    {
      id: 'keyward/lark-app-secret',
      title: 'Lark or Feishu app secret',
      keywords: ['lark', 'feishu'],
      pattern: near(['lark', 'feishu'], /[A-Za-z0-9]{32}/),
      maxLength: 705,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.7,
      description: 'Acts as the app in the organisation.',
      get examples() { return [`LARK_APP_SECRET=${alnum(32)}`, `feishu: { appId, appSecret: "${alnum(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('feishu', alnum(32))]; },
    },
    {
      id: 'keyward/lark-webhook-url',
      title: 'Lark or Feishu bot webhook',
      keywords: ['open.feishu.cn/open-apis/bot', 'open.larksuite.com/open-apis/bot'],
      pattern: token(/https:\/\/open\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/(?:v2\/)?hook\/[A-Za-z0-9-]{32,40}/, '-'),
      maxLength: 89,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'webhook-url',
      description: 'Posts into one group.',
      remediation: 'Delete the webhook in the group\'s settings and make a new one.',
      documentation: 'https://open.larksuite.com/document/client-docs/bot-v3/add-custom-bot',
      get examples() {
        return [
          `https://open.feishu.cn/open-apis/bot/v2/hook/${uuid()}`,
          `LARK_HOOK=https://open.larksuite.com/open-apis/bot/v2/hook/${uuid(1)}`,
        ];
      },
      get counterExamples() {
        return [
          'https://open.feishu.cn/open-apis/bot/v2/hook/',
          'https://open.feishu.cn/open-apis/bot/v2/hook/xxxx',
          `https://feishu.cn/docs/${uuid()}`,
        ];
      },
    },
    {
      id: 'keyward/lark-app-id',
      title: 'Lark or Feishu app ID',
      keywords: ['lark', 'feishu', 'app_id', 'appid'],
      pattern: near(['lark', 'feishu', 'app_id', 'appid'], /cli_[A-Za-z0-9]{16}/),
      maxLength: 693,
      form: 'near',
      confidence: 0.7,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names the app; the public half of its app secret.',
      get examples() { return [`LARK_APP_ID=cli_${lowerAlnum(16)}`, `feishu: { appId: "cli_${lowerAlnum(16, 1)}" }`]; },
      get counterExamples() { return [...strangers('lark', `cli_${lowerAlnum(16)}`)]; },
    },
  ],
);
