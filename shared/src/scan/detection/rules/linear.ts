import { alnum, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const linearRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Linear',
    documentation: 'https://linear.app/developers/graphql',
    remediation: 'Revoke it at https://linear.app/settings/account/security and create a new one.',
  },
  [
    {
      id: 'keyward/linear-api-key',
      title: 'Linear API key or OAuth token',
      keywords: ['lin_api_', 'lin_oauth_'],
      pattern: token(/lin_(?:api_[A-Za-z0-9]{32,48}|oauth_[a-f0-9]{64})/),
      maxLength: 74,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user.',
      get examples() { return [`lin_api_${alnum(40)}`, `LINEAR_API_KEY=lin_api_${alnum(40, 1)}`]; },
      get counterExamples() { return [...misses('lin_api_', alnum(40))]; },
    },
    {
      id: 'keyward/linear-client-secret',
      title: 'Linear client secret',
      keywords: ['linear_client', 'linear_secret', 'linear_oauth', 'linearclient', 'linear_webhook'],
      pattern: near(['linear_client', 'linear_secret', 'linear_oauth', 'linearclient', 'linear_webhook'], /[a-fA-F0-9]{32}/),
      maxLength: 713,
      form: 'near',
      confidence: 0.72,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Lets anyone pose as the app.',
      get examples() { return [`LINEAR_CLIENT_SECRET=${hex(32)}`, `linear_oauth: "${hex(32, 1)}"`]; },
      get counterExamples() { return [...strangers('linear_secret', hex(32))]; },
    },
  ],
);
