import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const dash0Rules: readonly Rule[] = vendorRules(
  {
    vendor: 'Dash0',
    documentation: 'https://www.dash0.com/documentation/dash0/key-concepts/auth-tokens',
    remediation: 'Delete it under Settings, Auth tokens, at https://app.dash0.com.',
  },
  [
    {
      id: 'keyward/dash0-auth-token',
      title: 'Dash0 auth token',
      keywords: ['dash0'],
      pattern: near(['dash0'], /auth_[A-Za-z0-9]{32}/),
      maxLength: 709,
      form: 'near',
      confidence: 0.93,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Sends and reads telemetry as its permissions say.',
      get examples() { return [`DASH0_AUTH_TOKEN=auth_${alnum(32)}`, `dash0: { token: "auth_${alnum(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('dash0', `auth_${alnum(32)}`)]; },
    },
  ],
);
