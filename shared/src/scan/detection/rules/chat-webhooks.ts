import { alnum, base64url, digits, hex, lowerAlnum, uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const chatWebhooksRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Chat webhooks',
    documentation: 'https://developers.google.com/workspace/chat/quickstart/webhooks',
    remediation: 'Delete the webhook in the chat room\'s settings and make a new one.',
  },
  [
    {
      id: 'keyward/google-chat-webhook-url',
      title: 'Google Chat webhook',
      keywords: ['chat.googleapis.com/'],
      pattern: token(/https:\/\/chat\.googleapis\.com\/v1\/spaces\/[A-Za-z0-9_-]{6,20}\/messages\?key=[A-Za-z0-9_-]{30,50}&token=[A-Za-z0-9_%-]{30,60}/, '-%'),
      maxLength: 189,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'webhook-url',
      description: 'Posts into one space.',
      examples: [
        `https://chat.googleapis.com/v1/spaces/${alnum(11)}/messages?key=${base64url(39)}&token=${base64url(43)}`,
        `url: "https://chat.googleapis.com/v1/spaces/${alnum(11, 1)}/messages?key=${base64url(39, 1)}&token=${base64url(40, 1)}%3D"`,
      ],
      counterExamples: [
        'https://chat.googleapis.com/v1/spaces',
        `https://chat.googleapis.com/v1/spaces/${alnum(11)}/messages`,
        `https://chat.googleapis.com/v1/spaces/${alnum(11)}/messages?key=abc&token=abc`,
      ],
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
      documentation: 'https://open.larksuite.com/document/client-docs/bot-v3/add-custom-bot',
      examples: [
        `https://open.feishu.cn/open-apis/bot/v2/hook/${uuid()}`,
        `LARK_HOOK=https://open.larksuite.com/open-apis/bot/v2/hook/${uuid(1)}`,
      ],
      counterExamples: [
        'https://open.feishu.cn/open-apis/bot/v2/hook/',
        'https://open.feishu.cn/open-apis/bot/v2/hook/xxxx',
        `https://feishu.cn/docs/${uuid()}`,
      ],
    },
    {
      id: 'keyward/dingtalk-webhook-url',
      title: 'DingTalk robot webhook',
      keywords: ['oapi.dingtalk.com/robot'],
      pattern: token(/https:\/\/oapi\.dingtalk\.com\/robot\/send\?access_token=(?<secret>[a-f0-9]{64})/),
      maxLength: 114,
      form: 'near',
      confidence: 0.95,
      severity: 'error',
      secretType: 'webhook-url',
      description: 'Posts into one group.',
      documentation: 'https://open.dingtalk.com/document/robots/custom-robot-access',
      examples: [
        `https://oapi.dingtalk.com/robot/send?access_token=${hex(64)}`,
        `webhook = 'https://oapi.dingtalk.com/robot/send?access_token=${hex(64, 1)}'`,
      ],
      counterExamples: [
        'https://oapi.dingtalk.com/robot/send?access_token=',
        'https://oapi.dingtalk.com/robot/send?access_token=${token}',
        `https://oapi.dingtalk.com/robot/send?access_token=${hex(20)}`,
      ],
    },
    {
      id: 'keyward/wecom-webhook-url',
      title: 'WeCom robot webhook',
      keywords: ['qyapi.weixin.qq.com/cgi-bin/webhook'],
      pattern: token(/https:\/\/qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=(?<secret>[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12})/, '-'),
      maxLength: 89,
      form: 'near',
      confidence: 0.95,
      severity: 'error',
      secretType: 'webhook-url',
      description: 'Posts into one group.',
      documentation: 'https://developer.work.weixin.qq.com/document/path/91770',
      examples: [
        `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${uuid()}`,
        `url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${uuid(1)}"`,
      ],
      counterExamples: [
        'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=',
        'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=KEY',
        `https://qyapi.weixin.qq.com/cgi-bin/gettoken?corpid=${uuid()}`,
      ],
    },
    {
      id: 'keyward/zapier-webhook-url',
      title: 'Zapier catch hook',
      keywords: ['hooks.zapier.com/hooks/catch/'],
      pattern: token(/https:\/\/hooks\.zapier\.com\/hooks\/catch\/[0-9]{5,9}\/[a-z0-9]{6,9}/),
      maxLength: 56,
      form: 'self',
      confidence: 0.9,
      severity: 'warning',
      secretType: 'webhook-url',
      description: 'Starts a Zap with data of the caller\'s choice.',
      documentation: 'https://help.zapier.com/hc/en-us/articles/8496288690317',
      examples: [
        `https://hooks.zapier.com/hooks/catch/${digits(7)}/${lowerAlnum(7)}/`,
        `ZAP_URL=https://hooks.zapier.com/hooks/catch/${digits(8)}/${lowerAlnum(7, 1)}`,
      ],
      counterExamples: [
        'https://hooks.zapier.com/hooks/catch/',
        'https://hooks.zapier.com/hooks/catch/123/abc',
        'https://zapier.com/hooks/catch/1234567/abcdefg',
      ],
    },
  ],
);
