import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const lastfmRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Last.fm',
    documentation: 'https://www.last.fm/api/authentication',
    remediation: 'Delete the app at https://www.last.fm/api/accounts.',
  },
  [
    {
      id: 'keyward/lastfm-api-key',
      title: 'Last.fm API key or secret',
      keywords: ['lastfm', 'last_fm', 'last.fm'],
      pattern: near(['lastfm', 'last_fm', 'last.fm'], /[a-f0-9]{32}/),
      maxLength: 706,
      form: 'near',
      confidence: 0.82,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Calls the API, or signs requests, as the app.',
      get examples() { return [`LASTFM_API_SECRET=${hex(32)}`, `lastfm: { key: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('lastfm', hex(32))]; },
    },
  ],
);
