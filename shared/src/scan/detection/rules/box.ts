import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const boxRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Box',
    documentation: 'https://developer.box.com/guides/applications/app-types/',
    remediation: 'Reset it in the app\'s configuration at https://app.box.com/developers/console.',
  },
  [
    {
      id: 'keyward/box-client-secret',
      title: 'Box client secret or access token',
      keywords: ['box_client', 'boxclient', 'box_access', 'box_token', 'box_api', 'boxapi', 'box_secret', 'boxsdk'],
      pattern: near(['box_client', 'boxclient', 'box_access', 'box_token', 'box_api', 'boxapi', 'box_secret', 'boxsdk'], /[A-Za-z0-9]{32}/),
      maxLength: 709,
      form: 'near',
      confidence: 0.72,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.7,
      description: 'Reads files as the app or its user.',
      get examples() { return [`BOX_CLIENT_SECRET=${alnum(32)}`, `BoxSDK({ clientID, clientSecret: "${alnum(32, 1)}" })`]; },
      get counterExamples() { return [...strangers('boxsdk', alnum(32))]; },
    },
  ],
);
