import { digits, misses, upperAlnum } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const clickupRules: readonly Rule[] = vendorRules(
  {
    vendor: 'ClickUp',
    documentation: 'https://developer.clickup.com/docs/authentication',
    remediation: 'Revoke it at https://app.clickup.com/settings/apps and create a new one.',
  },
  [
    {
      id: 'keyward/clickup-personal-token',
      title: 'ClickUp personal API token',
      keywords: ['pk_'],
      pattern: token(/pk_[0-9]{5,9}_[A-Z0-9]{32}/),
      maxLength: 45,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user.',
      get examples() { return [`pk_${digits(8)}_${upperAlnum(32)}`, `CLICKUP_TOKEN=pk_${digits(8, 1)}_${upperAlnum(32, 1)}`]; },
      get counterExamples() { return [...misses('pk_', `${digits(8)}_${upperAlnum(32)}`)]; },
    },
  ],
);
