import { alnum, hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const buildkiteRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Buildkite',
    documentation: 'https://buildkite.com/docs/apis/managing-api-tokens',
    remediation: 'Revoke it at https://buildkite.com/user/api-access-tokens and create a new one.',
  },
  [
    {
      id: 'keyward/buildkite-api-token',
      title: 'Buildkite API token',
      keywords: ['bkua_'],
      pattern: token(/bkua_[a-z0-9]{40}/),
      maxLength: 45,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user in the organisations that the token reaches.',
      get examples() { return [`bkua_${hex(40)}`, `BUILDKITE_API_TOKEN=bkua_${hex(40, 1)}`]; },
      get counterExamples() { return [...misses('bkua_', hex(40))]; },
    },
    {
      id: 'keyward/buildkite-agent-token',
      title: 'Buildkite agent or cluster token',
      keywords: ['bkct_', 'bkaj_'],
      pattern: token(/bk(?:ct|aj)_[A-Za-z0-9]{30,128}/),
      maxLength: 133,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Registers agents, which receive jobs and their secrets.',
      documentation: 'https://buildkite.com/docs/agent/v3/tokens',
      get examples() { return [`bkct_${alnum(40)}`, `BUILDKITE_AGENT_TOKEN=bkct_${alnum(40, 1)}`]; },
      get counterExamples() { return [...misses('bkct_', alnum(40))]; },
    },
  ],
);
