import { hex } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const dingtalkRules: readonly Rule[] = vendorRules(
  {
    vendor: 'DingTalk',
    documentation: 'https://open.dingtalk.com/document/robots/custom-robot-access',
    remediation: 'Delete the webhook in the chat room\'s settings and make a new one.',
  },
  [
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
      get examples() {
        return [
          `https://oapi.dingtalk.com/robot/send?access_token=${hex(64)}`,
          `webhook = 'https://oapi.dingtalk.com/robot/send?access_token=${hex(64, 1)}'`,
        ];
      },
      get counterExamples() {
        return [
          'https://oapi.dingtalk.com/robot/send?access_token=',
          'https://oapi.dingtalk.com/robot/send?access_token=${token}',
          `https://oapi.dingtalk.com/robot/send?access_token=${hex(20)}`,
        ];
      },
    },
  ],
);
