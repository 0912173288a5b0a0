import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const stravaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Strava',
    documentation: 'https://developers.strava.com/docs/authentication/',
    remediation: 'Make a new one at https://www.strava.com/settings/api.',
  },
  [
    {
      id: 'keyward/strava-client-secret',
      title: 'Strava client secret or token',
      keywords: ['strava'],
      pattern: near(['strava'], /[a-f0-9]{40}/),
      maxLength: 713,
      form: 'near',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Lets anyone pose as the app, or reads its user\'s activities.',
      get examples() { return [`STRAVA_CLIENT_SECRET=${hex(40)}`, `strava: { key: "${hex(40, 1)}" }`]; },
      get counterExamples() { return [...strangers('strava', hex(40))]; },
    },
  ],
);
