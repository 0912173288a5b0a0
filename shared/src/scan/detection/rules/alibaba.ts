import { alnum, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const alibabaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Alibaba Cloud',
    documentation: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
    remediation: 'Revoke it at https://ram.console.aliyun.com/users and create a new one.',
  },
  [
    {
      id: 'keyward/alibaba-access-key-id',
      title: 'Alibaba Cloud AccessKey ID',
      keywords: ['ltai'],
      pattern: token(/LTAI(?:[A-Za-z0-9]{20}|[A-Za-z0-9]{17}|[A-Za-z0-9]{12})/),
      maxLength: 24,
      form: 'self',
      confidence: 0.9,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      minEntropy: 3,
      description: 'Names an AccessKey; its secret is needed beside it.',
      get examples() { return [`LTAI${alnum(20)}`, `ALIBABA_CLOUD_ACCESS_KEY_ID=LTAI${alnum(20, 1)}`]; },
      get counterExamples() { return [...misses('LTAI', alnum(20))]; },
    },
    {
      id: 'keyward/alibaba-access-key-secret',
      title: 'Alibaba Cloud AccessKey secret',
      keywords: ['alibaba', 'aliyun', 'alicloud', 'ali_access', 'oss_access', 'accesskeysecret', 'access_key_secret'],
      pattern: near(['alibaba', 'aliyun', 'alicloud', 'ali_access', 'oss_access', 'accesskeysecret', 'access_key_secret'], /[A-Za-z0-9]{30}/),
      maxLength: 714,
      form: 'near',
      confidence: 0.82,
      severity: 'error',
      secretType: 'infrastructure-credential',
      minEntropy: 3.8,
      description: 'Signs requests as the user of the AccessKey.',
      get examples() {
        return [
          `ALIBABA_CLOUD_ACCESS_KEY_SECRET=${alnum(30)}`,
          `aliyun: { accessKeyId, accessKeySecret: "${alnum(30, 1)}" }`,
        ];
      },
      get counterExamples() { return [...strangers('aliyun', alnum(30))]; },
    },
    {
      id: 'keyward/alibaba-sts-access-key-id',
      title: 'Alibaba Cloud temporary AccessKey ID',
      keywords: ['sts.'],
      pattern: token(/STS\.[A-Za-z0-9]{20,40}/),
      maxLength: 44,
      form: 'self',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      minEntropy: 3.3,
      description: 'Names temporary credentials of a role.',
      get examples() { return [`STS.${alnum(25)}`, `ALIBABA_CLOUD_ACCESS_KEY_ID=STS.${alnum(25, 1)}`]; },
      get counterExamples() { return [...misses('STS.', alnum(25))]; },
    },
  ],
);
