import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mixpanelRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Mixpanel',
    documentation: 'https://developer.mixpanel.com/reference/project-secret',
    remediation: 'Rotate it in the project\'s settings at https://mixpanel.com/settings/project.',
  },
  [
    {
      id: 'keyward/mixpanel-secret',
      title: 'Mixpanel project or service account secret',
      keywords: [
        'mixpanel_secret',
        'mixpanel_api_secret',
        'mixpanelsecret',
        'mixpanel_service_account',
        'mixpanelapisecret',
      ],
      pattern: near(['mixpanel_secret', 'mixpanel_api_secret', 'mixpanelsecret', 'mixpanel_service_account', 'mixpanelapisecret'], /(?:[a-fA-F0-9]{32}|[A-Za-z0-9]{32})/),
      maxLength: 723,
      form: 'near',
      confidence: 0.7,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Exports the project\'s events.',
      get examples() { return [`MIXPANEL_API_SECRET=${hex(32)}`, `mixpanel_secret: "${hex(32, 1)}"`]; },
      get counterExamples() { return [...strangers('mixpanel_secret', hex(32))]; },
    },
  ],
);
