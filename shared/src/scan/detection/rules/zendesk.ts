import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const zendeskRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Zendesk',
    documentation: 'https://support.zendesk.com/hc/en-us/articles/4408889192858',
    remediation: 'Delete it in the Admin Center under Apps and integrations, APIs.',
  },
  [
    {
      id: 'keyward/zendesk-api-token',
      title: 'Zendesk API token',
      keywords: ['zendesk'],
      pattern: near(['zendesk'], /[A-Za-z0-9]{40}/),
      maxLength: 714,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.7,
      description: 'Reads and answers all tickets.',
      get examples() { return [`ZENDESK_API_TOKEN=${alnum(40)}`, `zendesk: { user, token: "${alnum(40, 1)}" }`]; },
      get counterExamples() { return [...strangers('zendesk', alnum(40))]; },
    },
  ],
);
