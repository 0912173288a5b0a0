import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const ovhRules: readonly Rule[] = vendorRules(
  {
    vendor: 'OVHcloud',
    documentation: 'https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api?id=kb_article_view&sysparm_article=KB0042777',
    remediation: 'Revoke it at https://www.ovh.com/auth/api/ and create a new one.',
  },
  [
    {
      id: 'keyward/ovh-application-secret',
      title: 'OVHcloud application secret or consumer key',
      keywords: ['ovh'],
      pattern: near(['ovh'], /(?:[A-Za-z0-9]{32}|[a-fA-F0-9]{32}|[A-Za-z0-9]{16})/),
      maxLength: 702,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      minEntropy: 3.2,
      description: 'Calls the API within the rights that its user granted.',
      get examples() {
        return [
          `OVH_CONSUMER_KEY=${alnum(32)}`,
          `ovh.Client(endpoint="ovh-eu", application_secret="${alnum(32, 1)}")`,
        ];
      },
      get counterExamples() { return [...strangers('ovh', alnum(32))]; },
    },
  ],
);
