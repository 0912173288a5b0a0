import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const hexTechnologiesRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Hex',
    documentation: 'https://learn.hex.tech/docs/api-integrations/api/overview',
    remediation: 'Revoke it under Settings, API keys, at https://app.hex.tech.',
  },
  [
    {
      id: 'keyward/hex-api-token',
      title: 'Hex API token',
      keywords: ['hxtp_', 'hxtw_'],
      pattern: token(/hxt[pw]_[a-f0-9]{50,140}/),
      maxLength: 145,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Runs projects against the connected data.',
      get examples() { return [`hxtp_${hex(96)}`, `HEX_API_TOKEN=hxtw_${hex(96, 1)}`]; },
      get counterExamples() { return [...misses('hxtp_', hex(96))]; },
    },
  ],
);
