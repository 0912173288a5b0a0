import { misses, upperAlnum } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const runpodRules: readonly Rule[] = vendorRules(
  {
    vendor: 'RunPod',
    documentation: 'https://docs.runpod.io/get-started/api-keys',
    remediation: 'Revoke it at https://www.runpod.io/console/user/settings and create a new one.',
  },
  [
    {
      id: 'keyward/runpod-api-key',
      title: 'RunPod API key',
      keywords: ['rpa_'],
      pattern: token(/rpa_[A-Z0-9]{40,46}[a-z0-9]{0,8}/),
      maxLength: 58,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Starts machines with graphics processors at its owner\'s cost.',
      get examples() { return [`rpa_${upperAlnum(42)}`, `RUNPOD_API_KEY=rpa_${upperAlnum(42, 1)}`]; },
      get counterExamples() { return [...misses('rpa_', upperAlnum(42))]; },
    },
  ],
);
