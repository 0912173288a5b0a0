import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const cloudsmithRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Cloudsmith',
    documentation: 'https://help.cloudsmith.io/docs/api-key',
    remediation: 'Revoke it at https://app.cloudsmith.com/user/settings/api and create a new one.',
  },
  [
    {
      id: 'keyward/cloudsmith-api-key',
      title: 'Cloudsmith API key',
      keywords: ['cloudsmith'],
      pattern: near(['cloudsmith'], /(?:csa_[A-Za-z0-9]{36}|ck_[A-Za-z0-9]{30,50}|[a-f0-9]{40})/),
      maxLength: 730,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Pulls and pushes packages as its user or service.',
      get examples() { return [`CLOUDSMITH_API_KEY=${hex(40)}`, `cloudsmith: { apiKey: "${hex(40, 1)}" }`]; },
      get counterExamples() { return [...strangers('cloudsmith', hex(40))]; },
    },
  ],
);
