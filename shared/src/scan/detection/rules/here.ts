import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const hereRules: readonly Rule[] = vendorRules(
  {
    vendor: 'HERE',
    documentation: 'https://www.here.com/docs/bundle/identity-and-access-management-developer-guide/page/topics/dev-apikey.html',
    remediation: 'Delete the key in the vendor\'s developer portal and create a new one.',
  },
  [
    {
      id: 'keyward/here-api-key',
      title: 'HERE API key or access key secret',
      keywords: ['here_api', 'here_app', 'here.access', 'here_access', 'hereapi', 'here-api', 'hlsapi'],
      pattern: near(['here_api', 'here_app', 'here.access', 'here_access', 'hereapi', 'here-api', 'hlsapi'], /[A-Za-z0-9_-]{43}(?:[A-Za-z0-9_-]{43})?/, '-'),
      maxLength: 764,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 4,
      description: 'Calls maps and routes at its owner\'s cost.',
      get examples() { return [`HERE_API_KEY=${base64url(43)}`, `here.access.key.secret = ${base64url(43, 1)}`]; },
      get counterExamples() { return [...strangers('hereapi', base64url(43))]; },
    },
  ],
);
