import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const unleashRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Unleash',
    documentation: 'https://docs.getunleash.io/reference/api-tokens-and-client-keys',
    remediation: 'Delete it under Admin settings, API access.',
  },
  [
    {
      id: 'keyward/unleash-api-token',
      title: 'Unleash API token',
      keywords: ['unleash'],
      pattern: near(['unleash'], /(?:\*|\[\]|[\w-]{1,40}):(?:\*|[\w-]{1,40})\.[a-f0-9]{56,64}/, '.'),
      maxLength: 820,
      form: 'near',
      confidence: 0.93,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads, or as an admin token changes, the feature flags.',
      get examples() { return [`UNLEASH_API_TOKEN=*:*.${hex(56)}`, `unleash: { token: "default:development.${hex(56, 1)}" }`]; },
      get counterExamples() { return [...strangers('unleash', `default:development.${hex(56)}`)]; },
    },
  ],
);
