import { alnum, hex, misses, upperAlnum } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const newRelicRules: readonly Rule[] = vendorRules(
  {
    vendor: 'New Relic',
    documentation: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    remediation: 'Revoke it at https://one.newrelic.com/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/new-relic-user-key',
      title: 'New Relic user or admin key',
      keywords: ['nrak-', 'nraa-'],
      pattern: token(/NRA[AK]-[A-Z0-9a-z]{27}/, '-'),
      maxLength: 32,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Queries and configures the account as its user.',
      get examples() { return [`NRAK-${upperAlnum(27)}`, `NEW_RELIC_API_KEY=NRAK-${upperAlnum(27, 1)}`]; },
      get counterExamples() { return [...misses('NRAK-', upperAlnum(27))]; },
    },
    {
      id: 'keyward/new-relic-insert-key',
      title: 'New Relic insert or query key',
      keywords: ['nrii-', 'nriq-', 'nrra-'],
      pattern: token(/NR(?:II|IQ|RA)-[A-Za-z0-9_-]{32,42}/, '-'),
      maxLength: 47,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends events into the account, or queries them.',
      get examples() { return [`NRII-${alnum(32)}`, `NEW_RELIC_INSERT_KEY=NRII-${alnum(32, 1)}`]; },
      get counterExamples() { return [...misses('NRII-', alnum(32))]; },
    },
    {
      id: 'keyward/new-relic-license-key',
      title: 'New Relic licence key',
      keywords: ['nral', 'ffffnral'],
      // 36 hex digits, then the mark.
      pattern: token(/[a-f0-9]{32,36}(?:FFFF)?NRAL/),
      maxLength: 44,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends data of agents into the account.',
      get examples() { return [`${hex(36)}NRAL`, `license_key: ${hex(32, 1)}FFFFNRAL`]; },
      get counterExamples() { return [`${hex(20)}NRAL`, `NRAL${hex(36)}`, `${hex(36)}NRALX`]; },
    },
    {
      id: 'keyward/new-relic-browser-key',
      title: 'New Relic browser key',
      keywords: ['nrjs-'],
      pattern: token(/NRJS-[a-f0-9]{19}/, '-'),
      maxLength: 24,
      form: 'self',
      confidence: 0.6,
      severity: 'information',
      secretType: 'api-key',
      description: 'Sends browser events; it is made to be public.',
      get examples() { return [`NRJS-${hex(19)}`, `licenseKey:"NRJS-${hex(19, 1)}"`]; },
      get counterExamples() { return [...misses('NRJS-', hex(19))]; },
    },
  ],
);
