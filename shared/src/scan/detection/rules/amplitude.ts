import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const amplitudeRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Amplitude',
    documentation: 'https://amplitude.com/docs/admin/account-management/manage-orgs-projects#view-and-edit-your-project-information',
    remediation: 'Rotate it in the project\'s settings at https://app.amplitude.com.',
  },
  [
    {
      id: 'keyward/amplitude-secret-key',
      title: 'Amplitude API or secret key',
      keywords: ['amplitude'],
      pattern: near(['amplitude'], /[a-fA-F0-9]{32}/),
      maxLength: 708,
      form: 'near',
      confidence: 0.7,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Sends events; with the secret key it exports them.',
      get examples() { return [`AMPLITUDE_SECRET_KEY=${hex(32)}`, `amplitude.init("${hex(32, 1)}")`]; },
      get counterExamples() { return [...strangers('amplitude', hex(32))]; },
    },
  ],
);
