import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const calComRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Cal.com',
    documentation: 'https://cal.com/docs/api-reference/v2/introduction',
    remediation: 'Delete it at https://app.cal.com/settings/developer/api-keys.',
  },
  [
    {
      id: 'keyward/cal-com-api-key',
      title: 'Cal.com API key',
      keywords: ['cal_live_', 'cal_test_'],
      pattern: token(/cal_(?:live|test)_[a-f0-9]{32}/),
      maxLength: 41,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and changes bookings as its user.',
      get examples() { return [`cal_live_${hex(32)}`, `CAL_API_KEY=cal_test_${hex(32, 1)}`]; },
      get counterExamples() { return [...misses('cal_live_', hex(32))]; },
    },
  ],
);
