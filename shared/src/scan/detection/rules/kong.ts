import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const kongRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Kong',
    documentation: 'https://developer.konghq.com/konnect-api/',
    remediation: 'Revoke it at https://cloud.konghq.com, Personal access tokens or System accounts.',
  },
  [
    {
      id: 'keyward/kong-konnect-token',
      title: 'Kong Konnect access token',
      keywords: ['kpat_', 'spat_'],
      pattern: token(/(?:kpat|spat)_[A-Za-z0-9]{40,60}/),
      maxLength: 65,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Changes gateways, routes and credentials of the organisation.',
      get examples() { return [`kpat_${alnum(49)}`, `KONNECT_TOKEN=spat_${alnum(49, 1)}`]; },
      get counterExamples() { return [...misses('kpat_', alnum(49))]; },
    },
  ],
);
