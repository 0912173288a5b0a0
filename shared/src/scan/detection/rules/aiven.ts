import { base64, base64url, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const aivenRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Aiven',
    documentation: 'https://aiven.io/docs/platform/howto/list-service',
    remediation: 'Revoke it in the console of the service and create a new one.',
  },
  [
    {
      id: 'keyward/aiven-service-password',
      title: 'Aiven service password',
      keywords: ['avns_'],
      pattern: token(/AVNS_[A-Za-z0-9_-]{19}/, '-'),
      maxLength: 24,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Connects to the database service as its user.',
      get examples() { return [`AVNS_${base64url(19)}`, `PGPASSWORD=AVNS_${base64url(19, 1)}`]; },
      get counterExamples() { return [...misses('AVNS_', base64url(19))]; },
    },
    {
      id: 'keyward/aiven-token',
      title: 'Aiven authentication token',
      keywords: ['aiven'],
      pattern: near(['aiven'], /(?:aivenv1[A-Za-z0-9+/=]{200,500}|[A-Za-z0-9+/]{300,400}={0,2})/, '+/='),
      maxLength: 1179,
      form: 'near',
      confidence: 0.82,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Manages all services of its user.',
      documentation: 'https://aiven.io/docs/platform/howto/create_authentication_token',
      get examples() { return [`AIVEN_TOKEN=${base64(372)}=`, `provider "aiven" { api_token = "${base64(372, 1)}=" }`]; },
      get counterExamples() { return [...strangers('aiven', `${base64(372)}=`)]; },
    },
    {
      id: 'keyward/aiven-token-header',
      title: 'Aiven authentication token in a header',
      keywords: ['aivenv1 '],
      pattern: token(/aivenv1 {1,3}(?<secret>[A-Za-z0-9+/]{100,500}={0,2})/, '+/='),
      maxLength: 512,
      form: 'near',
      confidence: 0.96,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Manages all services of its user.',
      documentation: 'https://aiven.io/docs/tools/api',
      get examples() {
        return [
          `Authorization: aivenv1 ${base64(372)}=`,
          `curl -H "Authorization: aivenv1 ${base64(344, 1)}" https://api.aiven.io/v1/project`,
        ];
      },
      get counterExamples() {
        return [
          'Authorization: aivenv1 $TOKEN',
          `Authorization: aivenv1 ${base64(40)}`,
          `aivenv1${base64(372)}`,
        ];
      },
    },
  ],
);
