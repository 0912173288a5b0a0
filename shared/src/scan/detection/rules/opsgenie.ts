import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const opsgenieRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Opsgenie',
    documentation: 'https://support.atlassian.com/opsgenie/docs/api-key-management/',
    remediation: 'Delete it under Settings, API key management.',
  },
  [
    {
      id: 'keyward/opsgenie-api-key',
      title: 'Opsgenie API key',
      keywords: ['opsgenie', 'genie_key', 'geniekey'],
      pattern: near(['opsgenie', 'genie_key', 'geniekey'], /[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 712,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Raises and reads alarms of the team.',
      get examples() { return [`OPSGENIE_API_KEY=${uuid()}`, `opsgenie: { apiKey: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('opsgenie', uuid())]; },
    },
  ],
);
