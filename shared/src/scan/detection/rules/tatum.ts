import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const tatumRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Tatum',
    documentation: 'https://docs.tatum.io/docs/authentication',
    remediation: 'Delete it at https://dashboard.tatum.io.',
  },
  [
    {
      id: 'keyward/tatum-api-key',
      title: 'Tatum API key',
      keywords: ['tatum'],
      pattern: near(['tatum'], /t-[a-f0-9]{24}-[a-f0-9]{24}/, '-'),
      maxLength: 723,
      form: 'near',
      confidence: 0.94,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Calls chains and signs with managed keys.',
      get examples() {
        return [
          `TATUM_API_KEY=t-${hex(24)}-${hex(24, 1)}`,
          `tatum: { apiKey: "t-${hex(24, 2)}-${hex(24, 3)}" }`,
        ];
      },
      get counterExamples() { return [...strangers('tatum', `t-${hex(24)}-${hex(24)}`)]; },
    },
  ],
);
