import { alnum, hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const baiduRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Baidu AI Cloud',
    documentation: 'https://cloud.baidu.com/doc/Reference/s/9jwvz2egb',
    remediation: 'Revoke it at https://console.bce.baidu.com/iam/#/iam/accesslist and create a new one.',
  },
  [
    {
      id: 'keyward/baidu-api-key',
      title: 'Baidu AI Cloud API key',
      keywords: ['bce-v3/altak-'],
      pattern: token(/bce-v3\/ALTAK-[A-Za-z0-9]{21}\/[a-f0-9]{40}/, '-/'),
      maxLength: 75,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls models and services at its owner\'s cost.',
      get examples() { return [`bce-v3/ALTAK-${alnum(21)}/${hex(40)}`, `QIANFAN_API_KEY=bce-v3/ALTAK-${alnum(21, 1)}/${hex(40, 1)}`]; },
      get counterExamples() { return [...misses('bce-v3/ALTAK-', `${alnum(21)}/${hex(40)}`)]; },
    },
  ],
);
