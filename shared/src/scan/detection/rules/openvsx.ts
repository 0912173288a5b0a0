import { misses, uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const openvsxRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Open VSX',
    documentation: 'https://github.com/eclipse/openvsx/wiki/Publishing-Extensions',
    remediation: 'Revoke it at https://open-vsx.org/user-settings/tokens and create a new one.',
  },
  [
    {
      id: 'keyward/openvsx-access-token',
      title: 'Open VSX access token',
      keywords: ['ovsxp_', 'ovsxat_'],
      pattern: token(/ovsx(?:p|at)_[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/, '-'),
      maxLength: 43,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Publishes extensions as its user.',
      get examples() { return [`ovsxat_${uuid()}`, `OVSX_PAT=ovsxat_${uuid(1)}`]; },
      get counterExamples() { return [...misses('ovsxat_', uuid())]; },
    },
  ],
);
