import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const denoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Deno',
    documentation: 'https://docs.deno.com/deploy/manual/',
    remediation: 'Revoke it at https://dash.deno.com/account#access-tokens and create a new one.',
  },
  [
    {
      id: 'keyward/deno-deploy-token',
      title: 'Deno Deploy token',
      keywords: ['ddp_', 'ddw_', 'ddo_'],
      pattern: token(/dd[pwo]_[A-Za-z0-9]{36,40}/),
      maxLength: 44,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Deploys projects and reads their environment.',
      get examples() { return [`ddp_${alnum(36)}`, `DENO_DEPLOY_TOKEN=ddp_${alnum(36, 1)}`]; },
      get counterExamples() { return [...misses('ddp_', alnum(36))]; },
    },
  ],
);
