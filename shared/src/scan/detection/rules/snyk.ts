import { base64url, hex, misses, strangers, uuid } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const snykRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Snyk',
    documentation: 'https://docs.snyk.io/snyk-api/authentication-for-api',
    remediation: 'Revoke it at https://app.snyk.io/account and create a new one.',
  },
  [
    {
      id: 'keyward/snyk-api-token',
      title: 'Snyk API token',
      keywords: ['snyk'],
      pattern: near(['snyk'], /[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 707,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Reads projects and their vulnerabilities as its user.',
      get examples() { return [`SNYK_TOKEN=${uuid()}`, `snyk auth "snyk_token=${uuid(1)}"`]; },
      get counterExamples() { return [...strangers('snyk', uuid())]; },
    },
    {
      id: 'keyward/snyk-personal-token',
      title: 'Snyk personal access token',
      keywords: ['snyk_uat.', 'snyk_sat.'],
      pattern: token(/snyk_[us]at\.[a-f0-9]{8}\.[A-Za-z0-9_-]{30,600}\.[A-Za-z0-9_-]{40,100}/, '-'),
      maxLength: 719,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads projects and their vulnerabilities as its user or service account.',
      get examples() {
        return [
          `snyk_uat.${hex(8)}.${base64url(120)}.${base64url(86)}`,
          `SNYK_TOKEN=snyk_uat.${hex(8, 1)}.${base64url(120, 1)}.${base64url(86, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('snyk_uat.', `${hex(8)}.${base64url(120)}.${base64url(86)}`)]; },
    },
  ],
);
