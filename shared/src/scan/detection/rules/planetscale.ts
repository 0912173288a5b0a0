import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const planetscaleRules: readonly Rule[] = vendorRules(
  {
    vendor: 'PlanetScale',
    documentation: 'https://planetscale.com/docs/concepts/service-tokens',
    remediation: 'Delete it in the organisation\'s settings, or the password on the branch\'s page.',
  },
  [
    {
      id: 'keyward/planetscale-token',
      title: 'PlanetScale service token, OAuth token or password',
      keywords: ['pscale_'],
      pattern: token(/pscale_(?:tkn|oauth|pw|pwd|otkn)_[A-Za-z0-9=._-]{32,64}/, '-=.'),
      maxLength: 77,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Manages databases, or connects to a branch.',
      examples: [
        `pscale_tkn_${base64url(43)}`,
        `PLANETSCALE_SERVICE_TOKEN=pscale_tkn_${base64url(43, 1)}`,
        `pscale_pw_${base64url(43, 2)}`,
      ],
      counterExamples: [...misses('pscale_tkn_', base64url(43))],
    },
  ],
);
