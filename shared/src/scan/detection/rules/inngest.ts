import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const inngestRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Inngest',
    documentation: 'https://www.inngest.com/docs/platform/signing-keys',
    remediation: 'Rotate it on the environment\'s Signing key page.',
  },
  [
    {
      id: 'keyward/inngest-signing-key',
      title: 'Inngest signing key',
      keywords: ['signkey-'],
      pattern: token(/signkey-[a-z]{3,10}-[a-f0-9]{32,64}/, '-'),
      maxLength: 83,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Starts functions in the application\'s name.',
      get examples() { return [`signkey-prod-${hex(64)}`, `INNGEST_SIGNING_KEY=signkey-prod-${hex(64, 1)}`]; },
      get counterExamples() { return [...misses('signkey-prod-', hex(64))]; },
    },
  ],
);
