import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const secretTokenUriRules: readonly Rule[] = vendorRules(
  {
    vendor: 'RFC 8959',
    documentation: 'https://www.rfc-editor.org/rfc/rfc8959',
    remediation: 'Revoke the token at the service that issued it.',
  },
  [
    {
      id: 'keyward/secret-token-uri',
      title: 'Secret marked as one by its issuer',
      keywords: ['secret-token:'],
      // The scheme exists so that scanners find it; the rest is a path segment.
      pattern: token(/secret-token:(?!mercury_)(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}){16,200}/, '-'),
      maxLength: 613,
      form: 'self',
      confidence: 0.94,
      severity: 'error',
      secretType: 'service-token',
      minEntropy: 3.3,
      description: 'Authenticates its holder to whoever issued it.',
      get examples() { return [`secret-token:${alnum(40)}`, `CENSUS_API_KEY=secret-token:${alnum(32, 1)}`]; },
      get counterExamples() { return [...misses('secret-token:', alnum(40))]; },
    },
  ],
);
