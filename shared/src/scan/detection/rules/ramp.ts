import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const rampRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Ramp',
    documentation: 'https://docs.ramp.com/developer-api/v1/authorization',
    remediation: 'Rotate it on the app\'s page under Company, Developer.',
  },
  [
    {
      id: 'keyward/ramp-client-secret',
      title: 'Ramp client secret',
      keywords: ['ramp_sec_'],
      pattern: token(/ramp_sec_[A-Za-z0-9]{40,50}/),
      maxLength: 59,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads cards and transactions of the business within its scopes.',
      get examples() { return [`ramp_sec_${alnum(48)}`, `RAMP_CLIENT_SECRET=ramp_sec_${alnum(48, 1)}`]; },
      get counterExamples() { return [...misses('ramp_sec_', alnum(48))]; },
    },
    {
      id: 'keyward/ramp-client-id',
      title: 'Ramp client ID',
      keywords: ['ramp_id_'],
      pattern: token(/ramp_id_[A-Za-z0-9]{36,48}/),
      maxLength: 56,
      form: 'self',
      confidence: 0.6,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names the application; its secret is needed beside it.',
      get examples() { return [`ramp_id_${alnum(40)}`, `RAMP_CLIENT_ID=ramp_id_${alnum(40, 1)}`]; },
      get counterExamples() { return [...misses('ramp_id_', alnum(40))]; },
    },
  ],
);
