import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const elevenlabsRules: readonly Rule[] = vendorRules(
  {
    vendor: 'ElevenLabs',
    documentation: 'https://elevenlabs.io/docs/api-reference/authentication',
    remediation: 'Revoke it at https://elevenlabs.io/app/settings/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/elevenlabs-api-key',
      title: 'ElevenLabs API key',
      keywords: ['sk_'],
      pattern: token(/sk_[a-f0-9]{48}/),
      maxLength: 51,
      form: 'self',
      confidence: 0.88,
      severity: 'error',
      secretType: 'api-key',
      description: 'Makes speech at its owner\'s cost and reads the cloned voices.',
      get examples() { return [`sk_${hex(48)}`, `ELEVENLABS_API_KEY=sk_${hex(48, 1)}`]; },
      get counterExamples() { return [...misses('sk_', hex(48))]; },
    },
  ],
);
