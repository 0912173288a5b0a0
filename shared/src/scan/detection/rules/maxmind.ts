import { alnum } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const maxmindRules: readonly Rule[] = vendorRules(
  {
    vendor: 'MaxMind',
    documentation: 'https://support.maxmind.com/hc/en-us/articles/4407111582235',
    remediation: 'Revoke it at https://www.maxmind.com/en/accounts/current/license-key and create a new one.',
  },
  [
    {
      id: 'keyward/maxmind-license-key',
      title: 'MaxMind licence key',
      keywords: ['_mmk'],
      // Six and 29 characters, then the mark.
      pattern: token(/[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk/),
      maxLength: 40,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Downloads databases and calls web services at its owner\'s cost.',
      get examples() { return [`${alnum(6)}_${alnum(29)}_mmk`, `GEOIPUPDATE_LICENSE_KEY=${alnum(6, 1)}_${alnum(29, 1)}_mmk`]; },
      get counterExamples() { return [`${alnum(5)}_${alnum(29)}_mmk`, `${alnum(6)}_${alnum(28)}_mmk`, `${alnum(6)}_${alnum(29)}_mmx`]; },
    },
  ],
);
