import { uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const wecomRules: readonly Rule[] = vendorRules(
  {
    vendor: 'WeCom',
    documentation: 'https://developer.work.weixin.qq.com/document/path/91770',
    remediation: 'Delete the webhook in the chat room\'s settings and make a new one.',
  },
  [
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
      get examples() {
        return [
          `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${uuid()}`,
          `url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${uuid(1)}"`,
        ];
      },
      get counterExamples() {
        return [
          'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=',
          'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=KEY',
          `https://qyapi.weixin.qq.com/cgi-bin/gettoken?corpid=${uuid()}`,
        ];
      },
    },
  ],
);
