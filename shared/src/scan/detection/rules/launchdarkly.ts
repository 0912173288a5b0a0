import { lowerAlnum, misses, strangers, uuid } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const launchdarklyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'LaunchDarkly',
    documentation: 'https://launchdarkly.com/docs/home/account/api',
    remediation: 'Revoke it at https://app.launchdarkly.com/settings/authorization and create a new one.',
  },
  [
    {
      id: 'keyward/launchdarkly-access-token',
      title: 'LaunchDarkly API or SDK key',
      keywords: ['api-', 'sdk-'],
      pattern: token(/(?:api|sdk)-[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}/, '-'),
      maxLength: 40,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads flags, or with an API token changes them.',
      get examples() { return [`sdk-${uuid()}`, `LAUNCHDARKLY_SDK_KEY=sdk-${uuid(1)}`, `api-${uuid(4)}`]; },
      get counterExamples() { return [...misses('sdk-', uuid())]; },
    },
    {
      id: 'keyward/launchdarkly-assigned-token',
      title: 'LaunchDarkly token, old form',
      keywords: ['launchdarkly', 'ld_sdk', 'ld_api'],
      pattern: near(['launchdarkly', 'ld_sdk', 'ld_api'], /(?!(?:sdk|api|mob)-)[A-Za-z0-9=_-]{40}/, '-='),
      maxLength: 719,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.5,
      description: 'Reads flags, or with an API token changes them.',
      get examples() { return [`LAUNCHDARKLY_ACCESS_TOKEN=${lowerAlnum(40)}`, `launchdarkly: { token: "${lowerAlnum(40, 1)}" }`]; },
      get counterExamples() { return [...strangers('launchdarkly', lowerAlnum(40))]; },
    },
  ],
);
