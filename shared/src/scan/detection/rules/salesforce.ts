import { alnum, hex, lower, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const salesforceRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Salesforce',
    documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_tokens_scopes.htm',
    remediation: 'Revoke the session or the connected app\'s tokens under Setup, OAuth Usage.',
  },
  [
    {
      id: 'keyward/salesforce-access-token',
      title: 'Salesforce access token',
      keywords: ['00d'],
      // The organisation's id (it starts with 00D), an exclamation mark, the session.
      pattern: token(/00D[A-Za-z0-9]{12,15}![A-Za-z0-9_.]{80,120}/, '.'),
      maxLength: 139,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user until the session ends.',
      get examples() { return [`00D${alnum(12)}!AQ${alnum(94)}`, `SF_ACCESS_TOKEN=00D${alnum(15, 1)}!AQ${alnum(94, 1)}`]; },
      get counterExamples() { return [`00D${alnum(12)}`, `00D${alnum(12)}!AQ${alnum(20)}`, `x00D${alnum(12)}!AQ${alnum(94)}`]; },
    },
    {
      id: 'keyward/salesforce-client-secret',
      title: 'Salesforce consumer secret',
      keywords: ['salesforce', 'sfdc'],
      pattern: near(['salesforce', 'sfdc'], /(?:[A-F0-9]{64}|[0-9]{19})/),
      maxLength: 741,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Lets anyone pose as the connected app.',
      get examples() {
        return [
          `SALESFORCE_CLIENT_SECRET=${hex(64).toUpperCase()}`,
          `sfdc: { consumerSecret: "${hex(64, 1).toUpperCase()}" }`,
        ];
      },
      get counterExamples() { return [...strangers('salesforce', hex(64).toUpperCase())]; },
    },
    {
      id: 'keyward/salesforce-instance-url',
      title: 'Salesforce instance URL',
      keywords: ['salesforce', 'sfdc', 'sf_instance'],
      pattern: near(['salesforce', 'sfdc', 'sf_instance'], /(?:https:\/\/)?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.(?:sandbox|develop|scratch))?(?:\.my)?\.salesforce\.com/, '-.'),
      maxLength: 775,
      form: 'near',
      confidence: 0.54,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names the organisation in which a session or client secret is valid.',
      documentation: 'https://help.salesforce.com/s/articleView?id=sf.domain_name_overview.htm',
      get examples() {
        return [
          `SALESFORCE_INSTANCE_URL=https://${lower(8)}.my.salesforce.com`,
          `sfdc: { url: "https://${lower(6)}--dev.sandbox.my.salesforce.com" }`,
        ];
      },
      get counterExamples() { return [...strangers('salesforce', `https://${lower(8)}.my.salesforce.com`)]; },
    },
  ],
);
