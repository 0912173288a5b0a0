import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const brazeRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Braze',
    documentation: 'https://www.braze.com/docs/api/basics/#rest-api-key',
    remediation: 'Delete it under Settings, APIs and identifiers.',
  },
  [
    {
      id: 'keyward/braze-rest-api-key',
      title: 'Braze REST API key',
      keywords: ['braze'],
      pattern: near(['braze'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 708,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads users and messages them as its permissions say.',
      get examples() { return [`BRAZE_REST_API_KEY=${uuid()}`, `braze: { key: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('braze', uuid())]; },
    },
  ],
);
