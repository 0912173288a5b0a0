import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const ionicRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Ionic',
    documentation: 'https://ionic.io/docs/appflow/personal-access-tokens',
    remediation: 'Revoke it at https://dashboard.ionicframework.com/settings/personal-access-tokens and create a new one.',
  },
  [
    {
      id: 'keyward/ionic-access-token',
      title: 'Ionic personal access token',
      keywords: ['ion_'],
      pattern: token(/ion_[A-Za-z0-9]{42,52}/),
      maxLength: 56,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'service-token',
      description: 'Starts builds and deployments as its user.',
      get examples() { return [`ion_${alnum(42)}`, `IONIC_TOKEN=ion_${alnum(42, 1)}`]; },
      get counterExamples() { return [...misses('ion_', alnum(42))]; },
    },
  ],
);
