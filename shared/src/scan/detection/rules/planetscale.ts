import { base64url, lowerAlnum, misses, strangers } from './example';
import { near, token } from './pattern';
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
      get examples() {
        return [
          `pscale_tkn_${base64url(43)}`,
          `PLANETSCALE_SERVICE_TOKEN=pscale_tkn_${base64url(43, 1)}`,
          `pscale_pw_${base64url(43, 2)}`,
        ];
      },
      get counterExamples() { return [...misses('pscale_tkn_', base64url(43))]; },
    },
    {
      id: 'keyward/planetscale-user',
      title: 'PlanetScale user or service token ID',
      keywords: ['planetscale', 'pscale'],
      pattern: near(['planetscale', 'pscale'], /(?=[a-z]{0,11}[0-9])[a-z0-9]{12}/),
      maxLength: 690,
      form: 'near',
      confidence: 0.54,
      severity: 'information',
      secretType: 'service-token',
      minEntropy: 2.5,
      description: 'The public half of a database password or service token.',
      documentation: 'https://planetscale.com/docs/api/reference/service-tokens',
      get examples() { return [`PLANETSCALE_SERVICE_TOKEN_ID=${lowerAlnum(12)}`, `pscale_user: "${lowerAlnum(12, 1)}"`]; },
      get counterExamples() { return [...strangers('planetscale', lowerAlnum(12))]; },
    },
  ],
);
