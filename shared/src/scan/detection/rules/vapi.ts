import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const vapiRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Vapi',
    documentation: 'https://docs.vapi.ai/api-reference',
    remediation: 'Delete it under API keys at https://dashboard.vapi.ai.',
  },
  [
    {
      id: 'keyward/vapi-private-key',
      title: 'Vapi API key',
      keywords: ['vapi_api', 'vapi_key', 'vapi_private', 'vapi_token', 'vapiclient', 'vapi.ai'],
      pattern: near(['vapi_api', 'vapi_key', 'vapi_private', 'vapi_token', 'vapiclient', 'vapi.ai'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 715,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Places calls at its owner\'s cost.',
      get examples() { return [`VAPI_PRIVATE_KEY=${uuid()}`, `vapi_api: { key: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('vapi_api', uuid())]; },
    },
  ],
);
