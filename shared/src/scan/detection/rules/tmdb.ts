import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const tmdbRules: readonly Rule[] = vendorRules(
  {
    vendor: 'TMDB',
    documentation: 'https://developer.themoviedb.org/docs/authentication-application',
    remediation: 'Regenerate it at https://www.themoviedb.org/settings/api.',
  },
  [
    {
      id: 'keyward/tmdb-api-key',
      title: 'TMDB API key',
      keywords: ['tmdb', 'themoviedb', 'moviedb'],
      pattern: near(['tmdb', 'themoviedb', 'moviedb'], /[a-f0-9]{32}/),
      maxLength: 709,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Calls the API as the app.',
      get examples() { return [`TMDB_API_KEY=${hex(32)}`, `tmdb: { key: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('tmdb', hex(32))]; },
    },
  ],
);
