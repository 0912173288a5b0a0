import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const newYorkTimesRules: readonly Rule[] = vendorRules(
  {
    vendor: 'The New York Times',
    documentation: 'https://developer.nytimes.com/get-started',
    remediation: 'Revoke it at https://developer.nytimes.com/my-apps and create a new one.',
  },
  [
    {
      id: 'keyward/new-york-times-api-key',
      title: 'New York Times API key',
      keywords: ['nytimes', 'new_york_times', 'new-york-times', 'newyorktimes', 'nyt_'],
      pattern: near(['nytimes', 'new_york_times', 'new-york-times', 'newyorktimes', 'nyt_'], /[A-Za-z0-9=_-]{32}/, '-='),
      maxLength: 713,
      form: 'near',
      confidence: 0.72,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.5,
      description: 'Searches articles within its owner\'s limits.',
      get examples() { return [`NYTIMES_API_KEY=${alnum(32)}`, `nytimes: { apiKey: "${alnum(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('nytimes', alnum(32))]; },
    },
  ],
);
