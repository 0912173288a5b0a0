import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const particleRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Particle',
    documentation: 'https://docs.particle.io/reference/cloud-apis/access-tokens/',
    remediation: 'Run "particle token revoke" with it.',
  },
  [
    {
      id: 'keyward/particle-access-token',
      title: 'Particle access token',
      keywords: ['particle', 'api.particle.io'],
      pattern: near(['particle', 'api.particle.io'], /[a-fA-F0-9]{40}/),
      maxLength: 722,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Reads and drives its user\'s devices.',
      get examples() { return [`PARTICLE_ACCESS_TOKEN=${hex(40)}`, `https://api.particle.io/v1/devices?access_token=${hex(40, 1)}`]; },
      get counterExamples() { return [...strangers('particle', hex(40))]; },
    },
  ],
);
