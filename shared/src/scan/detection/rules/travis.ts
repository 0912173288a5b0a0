import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const travisRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Travis CI',
    documentation: 'https://docs.travis-ci.com/user/triggering-builds/',
    remediation: 'Regenerate it in the settings at https://app.travis-ci.com/account/preferences.',
  },
  [
    {
      id: 'keyward/travis-ci-token',
      title: 'Travis CI API token',
      keywords: ['travis'],
      pattern: near(['travis'], /[A-Za-z0-9_-]{22}/, '-'),
      maxLength: 695,
      form: 'near',
      confidence: 0.72,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.7,
      description: 'Starts builds and reads their logs as its user.',
      get examples() { return [`TRAVIS_TOKEN=${alnum(22)}`, `travis: { token: "${alnum(22, 1)}" }`]; },
      get counterExamples() { return [...strangers('travis', alnum(22))]; },
    },
  ],
);
