import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const phaseRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Phase',
    documentation: 'https://docs.phase.dev/access-control/authentication/tokens',
    remediation: 'Delete it under Access control, or the service account\'s tokens, at https://console.phase.dev.',
  },
  [
    {
      id: 'keyward/phase-token',
      title: 'Phase token',
      keywords: ['pss_user:', 'pss_service:'],
      pattern: token(/pss_(?:user|service):v[12]:[a-f0-9]{64}:[a-f0-9]{64}:[a-f0-9]{64}:[a-f0-9]{64}/, ':'),
      maxLength: 274,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Decrypts the secrets of its user or service.',
      get examples() {
        return [
          `pss_service:v2:${hex(64)}:${hex(64, 1)}:${hex(64, 2)}:${hex(64, 3)}`,
          `PHASE_SERVICE_TOKEN=pss_user:v1:${hex(64, 1)}:${hex(64, 2)}:${hex(64, 3)}:${hex(64, 4)}`,
        ];
      },
      get counterExamples() { return [...misses('pss_user:v1:', hex(64))]; },
    },
  ],
);
