import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const lichessRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Lichess',
    documentation: 'https://lichess.org/api#section/Introduction/Authentication',
    remediation: 'Revoke it at https://lichess.org/account/oauth/token and create a new one.',
  },
  [
    {
      id: 'keyward/lichess-access-token',
      title: 'Lichess personal access token',
      keywords: ['lip_'],
      pattern: token(/lip_[A-Za-z0-9]{20}/),
      maxLength: 24,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'service-token',
      description: 'Plays and reads as its user within its scopes.',
      get examples() { return [`lip_${alnum(20)}`, `LICHESS_TOKEN=lip_${alnum(20, 1)}`]; },
      get counterExamples() { return [...misses('lip_', alnum(20))]; },
    },
  ],
);
