import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const scaleRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Scale AI',
    documentation: 'https://scale.com/docs/api-reference/authentication',
    remediation: 'Roll it at https://dashboard.scale.com/settings.',
  },
  [
    {
      id: 'keyward/scale-api-key',
      title: 'Scale AI API key',
      keywords: ['scale_api', 'scaleapi', 'scale_live', 'scale_key'],
      pattern: near(['scale_api', 'scaleapi', 'scale_live', 'scale_key'], /(?:live|test)_[a-f0-9]{32}/),
      maxLength: 714,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Creates and reads labelling tasks.',
      get examples() { return [`SCALE_API_KEY=live_${hex(32)}`, `scale_api: { key: "test_${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('scale_api', `live_${hex(32)}`)]; },
    },
  ],
);
