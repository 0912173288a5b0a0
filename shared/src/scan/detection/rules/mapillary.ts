import { digits, hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mapillaryRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Mapillary',
    documentation: 'https://www.mapillary.com/developer/api-documentation',
    remediation: 'Make a new token at https://www.mapillary.com/dashboard/developers.',
  },
  [
    {
      id: 'keyward/mapillary-token',
      title: 'Mapillary client token',
      keywords: ['mly|'],
      pattern: token(/MLY\|[0-9]{15,17}\|[a-f0-9]{32}/),
      maxLength: 54,
      form: 'self',
      confidence: 0.95,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads street-level images within its owner\'s limits.',
      get examples() { return [`MLY|${digits(16)}|${hex(32)}`, `access_token=MLY|${digits(16, 1)}|${hex(32, 1)}`]; },
      get counterExamples() { return [...misses('MLY|', `${digits(16)}|${hex(32)}`)]; },
    },
  ],
);
