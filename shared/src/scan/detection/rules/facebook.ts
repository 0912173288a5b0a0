import { alnum, base64url, digits, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const facebookRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Meta',
    documentation: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens',
    remediation: 'Make a new app secret at https://developers.facebook.com/apps, which also ends the app\'s tokens.',
  },
  [
    {
      id: 'keyward/facebook-access-token',
      title: 'Facebook user or page access token',
      keywords: ['eaa'],
      pattern: token(/EAA(?:[MC][A-Za-z0-9]{80,400}|[A-Za-z0-9]{90,400})/),
      maxLength: 404,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      minEntropy: 4,
      description: 'Acts for a person, page or advertising account.',
      get examples() { return [`EAAC${alnum(170)}`, `FB_ACCESS_TOKEN=EAAC${alnum(170, 1)}`]; },
      get counterExamples() { return [...misses('EAA', `C${alnum(170)}`)]; },
    },
    {
      id: 'keyward/facebook-app-token',
      title: 'Facebook app access token',
      keywords: ['facebook', 'fb_', 'meta_', 'graph.facebook'],
      pattern: near(['facebook', 'fb_', 'meta_', 'graph.facebook'], /[0-9]{13,17}(?:\||%7[cC])[A-Za-z0-9_-]{27}/, '-'),
      maxLength: 728,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as the app.',
      get examples() {
        return [
          `FACEBOOK_ACCESS_TOKEN=${digits(16)}|${base64url(27)}`,
          `https://graph.facebook.com/app?access_token=${digits(16, 1)}|${base64url(27, 1)}`,
        ];
      },
      get counterExamples() { return [...strangers('facebook', `${digits(16)}|${base64url(27)}`)]; },
    },
    {
      id: 'keyward/facebook-app-secret',
      title: 'Facebook app secret',
      keywords: ['facebook', 'fb_app', 'fb_secret', 'fb_client', 'fbapp', 'whatsapp', 'instagram'],
      pattern: near(['facebook', 'fb_app', 'fb_secret', 'fb_client', 'fbapp', 'whatsapp', 'instagram'], /[a-fA-F0-9]{32}/),
      maxLength: 708,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Lets anyone pose as the app.',
      get examples() { return [`FACEBOOK_APP_SECRET=${hex(32)}`, `facebook: { appId, appSecret: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('facebook', hex(32))]; },
    },
    {
      id: 'keyward/instagram-access-token',
      title: 'Instagram access token',
      keywords: ['igq', 'igaa'],
      pattern: token(/IG(?:QV|QW|AA)[A-Za-z0-9_-]{80,250}/, '-'),
      maxLength: 254,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads the media of an Instagram account.',
      documentation: 'https://developers.facebook.com/docs/instagram-platform/',
      get examples() { return [`IGQV${alnum(160)}`, `INSTAGRAM_TOKEN=IGQV${alnum(160, 1)}`]; },
      get counterExamples() { return [...misses('IGQV', alnum(160))]; },
    },
    {
      id: 'keyward/facebook-app-token-named',
      title: 'Facebook app access token in a text',
      keywords: ['facebook'],
      pattern: token(/[fF]acebook[ \t]{1,4}(?<secret>[0-9]{13,17}\|[A-Za-z0-9_-]{27})/, '-'),
      maxLength: 57,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as the app.',
      get examples() { return [`facebook ${digits(16)}|${base64url(27)}`, `Facebook ${digits(15, 1)}|${base64url(27, 1)}`]; },
      get counterExamples() {
        return [
          `facebook ${digits(16)}|${base64url(20)}`,
          'facebook 1234|5678',
          `instagram ${digits(16)}|${base64url(27)}`,
        ];
      },
    },
  ],
);
