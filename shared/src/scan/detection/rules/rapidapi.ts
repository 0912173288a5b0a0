import { lowerAlnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const rapidapiRules: readonly Rule[] = vendorRules(
  {
    vendor: 'RapidAPI',
    documentation: 'https://docs.rapidapi.com/docs/keys',
    remediation: 'Revoke it at https://rapidapi.com/developer/apps and create a new one.',
  },
  [
    {
      id: 'keyward/rapidapi-key',
      title: 'RapidAPI key',
      keywords: ['rapidapi', 'rapid_api', 'rapid-api'],
      pattern: near(['rapidapi', 'rapid_api', 'rapid-api'], /[A-Za-z0-9_-]{50}/, '-'),
      maxLength: 726,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3.5,
      description: 'Calls the APIs that its owner subscribed to, at his cost.',
      get examples() {
        return [
          `X-RapidAPI-Key: ${lowerAlnum(10)}msh${lowerAlnum(15)}p1${lowerAlnum(5)}jsn${lowerAlnum(12)}`,
          `rapidapi: { key: "${lowerAlnum(10, 1)}msh${lowerAlnum(15, 1)}p1${lowerAlnum(5, 1)}jsn${lowerAlnum(12, 1)}" }`,
        ];
      },
      get counterExamples() {
        return [
          ...strangers('rapidapi', `${lowerAlnum(10)}msh${lowerAlnum(15)}p1${lowerAlnum(5)}jsn${lowerAlnum(12)}`),
        ];
      },
    },
  ],
);
