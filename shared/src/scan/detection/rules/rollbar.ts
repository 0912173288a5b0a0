import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const rollbarRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Rollbar',
    documentation: 'https://docs.rollbar.com/docs/access-tokens',
    remediation: 'Revoke it at https://rollbar.com/settings/accounts/ and create a new one.',
  },
  [
    {
      id: 'keyward/rollbar-access-token',
      title: 'Rollbar access token',
      keywords: ['rollbar'],
      pattern: near(['rollbar'], /[a-fA-F0-9]{32}/),
      maxLength: 706,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Posts items, or with a read or write token reads and changes the project.',
      get examples() { return [`ROLLBAR_ACCESS_TOKEN=${hex(32)}`, `Rollbar.init({ accessToken: "${hex(32, 1)}" })`]; },
      get counterExamples() { return [...strangers('rollbar', hex(32))]; },
    },
  ],
);
