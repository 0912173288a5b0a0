import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const pagerdutyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'PagerDuty',
    documentation: 'https://support.pagerduty.com/main/docs/api-access-keys',
    remediation: 'Delete it under Integrations, API access keys, or in the user\'s settings.',
  },
  [
    {
      id: 'keyward/pagerduty-api-key',
      title: 'PagerDuty API key',
      keywords: ['pagerduty', 'pager_duty', 'pd_api', 'pd_token'],
      pattern: near(['pagerduty', 'pager_duty', 'pd_api', 'pd_token'], /(?:u\+[A-Za-z0-9_+-]{18}|[A-Za-z0-9_+-]{20}|[a-fA-F0-9]{32})/, '+-'),
      maxLength: 709,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.3,
      description: 'Reads and changes incidents and on-call plans, or raises alarms.',
      get examples() {
        return [
          `PAGERDUTY_TOKEN=u+${alnum(18)}`,
          `pagerduty: { apiKey: "u+${alnum(18, 1)}" }`,
          `PD_API_KEY=${alnum(20, 3)}`,
        ];
      },
      get counterExamples() { return [...strangers('pagerduty', `u+${alnum(18)}`)]; },
    },
  ],
);
