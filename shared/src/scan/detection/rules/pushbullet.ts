import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const pushbulletRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Pushbullet',
    documentation: 'https://docs.pushbullet.com/#authentication',
    remediation: 'Reset the tokens at https://www.pushbullet.com/#settings/account.',
  },
  [
    {
      id: 'keyward/pushbullet-access-token',
      title: 'Pushbullet access token',
      keywords: ['pushbullet'],
      pattern: near(['pushbullet'], /o\.[A-Za-z0-9]{32}/),
      maxLength: 711,
      form: 'near',
      confidence: 0.93,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Reads and sends everything between its user\'s devices.',
      get examples() { return [`PUSHBULLET_ACCESS_TOKEN=o.${alnum(32)}`, `pushbullet: { key: "o.${alnum(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('pushbullet', `o.${alnum(32)}`)]; },
    },
  ],
);
