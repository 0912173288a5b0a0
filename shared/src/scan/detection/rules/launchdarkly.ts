import { misses, uuid } from './example';
import { token } from './pattern';
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
      examples: [`sdk-${uuid()}`, `LAUNCHDARKLY_SDK_KEY=sdk-${uuid(1)}`, `api-${uuid(4)}`],
      counterExamples: [...misses('sdk-', uuid())],
    },
  ],
);
