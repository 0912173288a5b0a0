import { alnum, base64url, lowerAlnum, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const dropboxRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Dropbox',
    documentation: 'https://developers.dropbox.com/oauth-guide',
    remediation: 'Revoke it at https://www.dropbox.com/account/connected_apps and create a new one.',
  },
  [
    {
      id: 'keyward/dropbox-access-token',
      title: 'Dropbox access token',
      keywords: ['sl.'],
      pattern: token(/sl\.(?:u\.)?[A-Za-z0-9_-]{130,1300}/, '-'),
      maxLength: 1305,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes files as its user for four hours.',
      get examples() { return [`sl.${base64url(136)}`, `DROPBOX_TOKEN=sl.${base64url(136, 1)}`]; },
      get counterExamples() { return [...misses('sl.', base64url(136))]; },
    },
    {
      id: 'keyward/dropbox-long-lived-token',
      title: 'Dropbox long-lived token',
      keywords: ['dropbox'],
      pattern: near(['dropbox'], /[A-Za-z0-9]{11}AAAAAAAAAA[A-Za-z0-9_=-]{43}/, '-='),
      maxLength: 738,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes files as its user until it is revoked.',
      get examples() {
        return [
          `DROPBOX_ACCESS_TOKEN=${alnum(11)}AAAAAAAAAA${base64url(43)}`,
          `dropbox.Dropbox("${alnum(11, 1)}AAAAAAAAAA${base64url(43, 1)}")`,
        ];
      },
      get counterExamples() { return [...strangers('dropbox', `${alnum(11)}AAAAAAAAAA${base64url(43)}`)]; },
    },
    {
      id: 'keyward/dropbox-app-secret',
      title: 'Dropbox app key or secret',
      keywords: ['dropbox'],
      pattern: near(['dropbox'], /[a-z0-9]{15}/),
      maxLength: 689,
      form: 'near',
      confidence: 0.7,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3,
      description: 'Lets anyone pose as the app.',
      get examples() { return [`DROPBOX_APP_SECRET=${lowerAlnum(15)}`, `dropbox: { appSecret: "${lowerAlnum(15, 1)}" }`]; },
      get counterExamples() { return [...strangers('dropbox', lowerAlnum(15))]; },
    },
  ],
);
