import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const squarespaceRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Squarespace',
    documentation: 'https://developers.squarespace.com/commerce-apis/authentication-and-permissions',
    remediation: 'Disable it under Settings, Developer API keys.',
  },
  [
    {
      id: 'keyward/squarespace-api-key',
      title: 'Squarespace API key',
      keywords: ['squarespace'],
      pattern: near(['squarespace'], /[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 714,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads orders and changes stock.',
      get examples() { return [`SQUARESPACE_API_KEY=${uuid()}`, `squarespace: { apiKey: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('squarespace', uuid())]; },
    },
  ],
);
