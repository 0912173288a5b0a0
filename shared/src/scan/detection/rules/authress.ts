import { base64url, lowerAlnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const authressRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Authress',
    documentation: 'https://authress.io/knowledge-base/docs/authorization/service-clients/',
    remediation: 'Revoke it at https://authress.io/app/#/settings and create a new one.',
  },
  [
    {
      id: 'keyward/authress-service-key',
      title: 'Authress service client key',
      keywords: ['sc_', 'ext_', 'scauth_', 'authress_'],
      pattern: token(/(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.(?:acc[_-][A-Za-z0-9-]{10,32}|[A-Za-z0-9]{10,32})\.[A-Za-z0-9+/_=-]{30,120}/, '+/=-'),
      maxLength: 204,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'private-key',
      description: 'Signs as the service client and so changes who may do what.',
      get examples() {
        return [
          `sc_${lowerAlnum(24)}.${lowerAlnum(4)}.acc_${lowerAlnum(20)}.${base64url(64)}`,
          `AUTHRESS_KEY=sc_${lowerAlnum(24, 1)}.${lowerAlnum(4, 1)}.acc_${lowerAlnum(20, 1)}.${base64url(64, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('sc_', `${lowerAlnum(24)}.${lowerAlnum(4)}.acc_${lowerAlnum(20)}.${base64url(64)}`)]; },
    },
  ],
);
