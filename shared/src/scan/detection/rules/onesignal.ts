import { base32, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const onesignalRules: readonly Rule[] = vendorRules(
  {
    vendor: 'OneSignal',
    documentation: 'https://documentation.onesignal.com/docs/keys-and-ids',
    remediation: 'Rotate it under Settings, Keys and IDs.',
  },
  [
    {
      id: 'keyward/onesignal-api-key',
      title: 'OneSignal API key',
      keywords: ['os_v2_'],
      pattern: token(/os_v2_(?:app|org)_[a-z2-7]{100,110}/),
      maxLength: 120,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends push messages to every device of the app.',
      get examples() {
        return [
          `os_v2_app_${base32(103).toLowerCase()}`,
          `ONESIGNAL_API_KEY=os_v2_app_${base32(103, 1).toLowerCase()}`,
        ];
      },
      get counterExamples() { return [...misses('os_v2_app_', base32(103).toLowerCase())]; },
    },
  ],
);
