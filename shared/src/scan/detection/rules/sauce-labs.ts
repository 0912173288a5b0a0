import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const sauceLabsRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Sauce Labs',
    documentation: 'https://docs.saucelabs.com/basics/acct-team-mgmt/managing-user-info/',
    remediation: 'Revoke it at https://app.saucelabs.com/user-settings and create a new one.',
  },
  [
    {
      id: 'keyward/sauce-labs-access-key',
      title: 'Sauce Labs access key',
      keywords: ['sauce'],
      pattern: near(['sauce'], /[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 708,
      form: 'near',
      confidence: 0.82,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Starts tests at its owner\'s cost.',
      get examples() { return [`SAUCE_ACCESS_KEY=${uuid()}`, `sauce: { accessKey: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('sauce', uuid())]; },
    },
  ],
);
