import { base64, base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const flyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Fly.io',
    documentation: 'https://fly.io/docs/security/tokens/',
    remediation: 'Run "fly tokens revoke" with its id.',
  },
  [
    {
      id: 'keyward/fly-access-token',
      title: 'Fly.io access token',
      keywords: ['fm1a_', 'fm1r_', 'fm2_', 'fo1_'],
      pattern: token(/(?:fm1[ar]_[A-Za-z0-9+/]{80,4000}={0,3}|fm2_[A-Za-z0-9+/]{80,4000}={0,3}|fo1_[A-Za-z0-9_-]{43})/, '+/=-'),
      maxLength: 4008,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Deploys and opens consoles on the machines that it reaches.',
      get examples() {
        return [
          `fo1_${base64url(43)}`,
          `FLY_API_TOKEN=fo1_${base64url(43, 1)}`,
          `FLY_API_TOKEN="FlyV1 fm2_${base64(300)}=="`,
        ];
      },
      get counterExamples() { return [...misses('fo1_', base64url(43))]; },
    },
  ],
);
