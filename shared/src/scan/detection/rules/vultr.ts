import { strangers, upperAlnum } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const vultrRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Vultr',
    documentation: 'https://docs.vultr.com/how-to-use-the-vultr-api',
    remediation: 'Revoke it at https://my.vultr.com/settings/#settingsapi and create a new one.',
  },
  [
    {
      id: 'keyward/vultr-api-key',
      title: 'Vultr API key',
      keywords: ['vultr'],
      pattern: near(['vultr'], /[A-Z0-9]{36}/),
      maxLength: 708,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Creates, changes and deletes machines.',
      get examples() { return [`VULTR_API_KEY=${upperAlnum(36)}`, `vultr: { apiKey: "${upperAlnum(36, 1)}" }`]; },
      get counterExamples() { return [...strangers('vultr', upperAlnum(36))]; },
    },
  ],
);
