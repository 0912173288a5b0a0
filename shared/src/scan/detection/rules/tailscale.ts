import { alnum, hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const tailscaleRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Tailscale',
    documentation: 'https://tailscale.com/kb/1215/oauth-clients',
    remediation: 'Revoke it at https://login.tailscale.com/admin/settings/keys and create a new one.',
  },
  [
    {
      id: 'keyward/tailscale-key',
      title: 'Tailscale auth, API, client, webhook or SCIM key',
      keywords: ['tskey-'],
      pattern: token(/tskey-(?:auth|api|client|webhook|scim)-[A-Za-z0-9]{8,20}(?:CNTRL)?-[A-Za-z0-9]{20,40}/, '-'),
      maxLength: 80,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Adds machines to the network, or changes who may reach what.',
      get examples() {
        return [
          `tskey-auth-${alnum(12)}CNTRL-${alnum(32)}`,
          `TS_AUTHKEY=tskey-auth-${alnum(12, 1)}CNTRL-${alnum(32, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('tskey-auth-', `${alnum(12)}CNTRL-${alnum(32)}`)]; },
    },
    {
      id: 'keyward/tailscale-legacy-key',
      title: 'Tailscale key, old form',
      keywords: ['tskey-'],
      pattern: token(/tskey-[a-f0-9]{20,50}/, '-'),
      maxLength: 56,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Adds machines to the network, or changes who may reach what.',
      get examples() { return [`tskey-${hex(32)}`, `tailscale up --authkey=tskey-${hex(32, 1)}`]; },
      get counterExamples() { return [...misses('tskey-', hex(32))]; },
    },
  ],
);
