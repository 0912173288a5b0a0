import { base64, base64url, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const intercomRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Intercom',
    documentation: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication',
    remediation: 'Regenerate it on the app\'s page at https://app.intercom.com/a/developer-signup.',
  },
  [
    {
      id: 'keyward/intercom-access-token',
      title: 'Intercom access token',
      keywords: ['dg9rom'],
      // base64 of "tok:".
      pattern: token(/dG9rO[A-Za-z0-9+/]{50,64}={0,2}/, '+/='),
      maxLength: 71,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads customers and their conversations.',
      get examples() { return [`dG9rOm${base64(54)}`, `INTERCOM_TOKEN=dG9rOm${base64(54, 1)}`]; },
      get counterExamples() { return [...misses('dG9rOm', base64(54))]; },
    },
    {
      id: 'keyward/intercom-assigned-token',
      title: 'Intercom token without its mark',
      keywords: ['intercom'],
      pattern: near(['intercom'], /(?!dG9rO)[A-Za-z0-9=_-]{60}/, '-='),
      maxLength: 735,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.7,
      description: 'Reads customers and their conversations.',
      get examples() { return [`INTERCOM_ACCESS_TOKEN=${base64url(60)}`, `intercom: { token: "${base64url(60, 1)}" }`]; },
      get counterExamples() { return [...strangers('intercom', base64url(60))]; },
    },
  ],
);
