import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const pubnubRules: readonly Rule[] = vendorRules(
  {
    vendor: 'PubNub',
    documentation: 'https://www.pubnub.com/docs/general/setup/account-setup#api-keys',
    remediation: 'Make a new key set at https://admin.pubnub.com.',
  },
  [
    {
      id: 'keyward/pubnub-secret-key',
      title: 'PubNub secret key',
      keywords: ['sec-c-'],
      pattern: token(/sec-c-[A-Za-z0-9]{48}/, '-'),
      maxLength: 54,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Grants and revokes access to all channels.',
      get examples() { return [`sec-c-${alnum(48)}`, `PUBNUB_SECRET_KEY=sec-c-${alnum(48, 1)}`]; },
      get counterExamples() { return [...misses('sec-c-', alnum(48))]; },
    },
  ],
);
