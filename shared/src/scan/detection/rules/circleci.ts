import { alnum, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const circleciRules: readonly Rule[] = vendorRules(
  {
    vendor: 'CircleCI',
    documentation: 'https://circleci.com/docs/managing-api-tokens/',
    remediation: 'Revoke it at https://app.circleci.com/settings/user/tokens and create a new one.',
  },
  [
    {
      id: 'keyward/circleci-api-token',
      title: 'CircleCI API token',
      keywords: ['ccipat_', 'cciprj_'],
      pattern: token(/CCIP(?:AT|RJ)_[A-Za-z0-9]{22}_[a-f0-9]{40}/),
      maxLength: 70,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Starts and reads pipelines as its user, or within its project.',
      get examples() { return [`CCIPAT_${alnum(22)}_${hex(40)}`, `CIRCLECI_TOKEN=CCIPAT_${alnum(22, 1)}_${hex(40, 1)}`]; },
      get counterExamples() { return [...misses('CCIPAT_', `${alnum(22)}_${hex(40)}`)]; },
    },
    {
      id: 'keyward/circleci-legacy-token',
      title: 'CircleCI API token, old form',
      keywords: ['circleci', 'circle_ci', 'circle-ci', 'circle_token', 'circle-token'],
      pattern: near(['circleci', 'circle_ci', 'circle-ci', 'circle_token', 'circle-token'], /[a-fA-F0-9]{40}/),
      maxLength: 719,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Starts and reads pipelines as its user.',
      get examples() { return [`CIRCLECI_TOKEN=${hex(40)}`, `Circle-Token: ${hex(40, 1)}`]; },
      get counterExamples() { return [...strangers('circleci', hex(40))]; },
    },
  ],
);
