import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const webflowRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Webflow',
    documentation: 'https://developers.webflow.com/data/reference/authentication/site-token',
    remediation: 'Revoke it under Apps and integrations in the site\'s settings.',
  },
  [
    {
      id: 'keyward/webflow-token',
      title: 'Webflow site or API token',
      keywords: ['webflow'],
      pattern: near(['webflow'], /[a-fA-F0-9]{64}/),
      maxLength: 738,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Changes the site within its scopes.',
      get examples() { return [`WEBFLOW_TOKEN=${hex(64)}`, `webflow: { token: "${hex(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('webflow', hex(64))]; },
    },
  ],
);
