import { alnum, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const tencentRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Tencent Cloud',
    documentation: 'https://www.tencentcloud.com/document/product/598/34228',
    remediation: 'Revoke it at https://console.tencentcloud.com/cam/capi and create a new one.',
  },
  [
    {
      id: 'keyward/tencent-secret-id',
      title: 'Tencent Cloud SecretId',
      keywords: ['akid'],
      pattern: token(/AKID[A-Za-z0-9]{32}/),
      maxLength: 36,
      form: 'self',
      confidence: 0.92,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      description: 'Names an API key; its secret is needed beside it.',
      get examples() { return [`AKID${alnum(32)}`, `TENCENTCLOUD_SECRET_ID=AKID${alnum(32, 1)}`]; },
      get counterExamples() { return [...misses('AKID', alnum(32))]; },
    },
    {
      id: 'keyward/tencent-secret-key',
      title: 'Tencent Cloud SecretKey',
      keywords: ['tencent', 'qcloud', 'cos_secret', 'tencentcloud'],
      pattern: near(['tencent', 'qcloud', 'cos_secret', 'tencentcloud'], /[A-Za-z0-9]{32}/),
      maxLength: 711,
      form: 'near',
      confidence: 0.82,
      severity: 'error',
      secretType: 'infrastructure-credential',
      minEntropy: 3.8,
      description: 'Signs requests as the user of the SecretId.',
      get examples() {
        return [
          `TENCENTCLOUD_SECRET_KEY=${alnum(32)}`,
          `new COS({ qcloud: { secretId, secretKey: "${alnum(32, 1)}" } })`,
        ];
      },
      get counterExamples() { return [...strangers('tencent', alnum(32))]; },
    },
  ],
);
