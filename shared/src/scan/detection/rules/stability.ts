import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const stabilityRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Stability AI',
    documentation: 'https://platform.stability.ai/docs/getting-started/authentication',
    remediation: 'Revoke it at https://platform.stability.ai/account/keys and create a new one.',
  },
  [
    {
      id: 'keyward/stability-api-key',
      title: 'Stability AI API key',
      keywords: ['stability', 'dreamstudio'],
      pattern: near(['stability', 'dreamstudio'], /sk-[A-Za-z0-9]{48}/, '-'),
      maxLength: 729,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'api-key',
      description: 'Makes images at its owner\'s cost.',
      get examples() { return [`STABILITY_API_KEY=sk-${alnum(48)}`, `stability: { apiKey: "sk-${alnum(48, 1)}" }`]; },
      get counterExamples() { return [...strangers('stability', `sk-${alnum(48)}`)]; },
    },
  ],
);
