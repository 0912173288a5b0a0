import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const cockroachRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Cockroach Labs',
    documentation: 'https://www.cockroachlabs.com/docs/cockroachcloud/managing-access#manage-service-accounts',
    remediation: 'Revoke it in the console of the service and create a new one.',
  },
  [
    {
      id: 'keyward/cockroach-cloud-key',
      title: 'CockroachDB Cloud API key',
      keywords: ['ccdb1_'],
      pattern: token(/CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}/),
      maxLength: 69,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Manages clusters as its service account.',
      get examples() { return [`CCDB1_${alnum(22)}_${alnum(40)}`, `COCKROACH_API_KEY=CCDB1_${alnum(22, 1)}_${alnum(40, 1)}`]; },
      get counterExamples() { return [...misses('CCDB1_', `${alnum(22)}_${alnum(40)}`)]; },
    },
  ],
);
