import { base64, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const muxRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Mux',
    documentation: 'https://www.mux.com/docs/core/make-api-requests',
    remediation: 'Revoke it at https://dashboard.mux.com/settings/access-tokens.',
  },
  [
    {
      id: 'keyward/mux-token-secret',
      title: 'Mux token secret',
      keywords: ['mux_token', 'mux_secret', 'mux_access', 'muxtoken', 'mux.video'],
      pattern: near(['mux_token', 'mux_secret', 'mux_access', 'muxtoken', 'mux.video'], /[A-Za-z0-9+/]{75}/, '+/='),
      maxLength: 752,
      form: 'near',
      confidence: 0.9,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Uploads, reads and deletes films.',
      get examples() { return [`MUX_TOKEN_SECRET=${base64(75)}`, `mux_token: { key: "${base64(75, 1)}" }`]; },
      get counterExamples() { return [...strangers('mux_token', base64(75))]; },
    },
  ],
);
