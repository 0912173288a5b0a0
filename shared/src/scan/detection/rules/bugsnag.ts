import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const bugsnagRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Bugsnag',
    documentation: 'https://docs.bugsnag.com/api/data-access/',
    remediation: 'Delete it under Settings, Personal auth tokens.',
  },
  [
    {
      id: 'keyward/bugsnag-api-key',
      title: 'Bugsnag API key',
      keywords: ['bugsnag'],
      pattern: near(['bugsnag'], /[a-fA-F0-9]{32}/),
      maxLength: 706,
      form: 'near',
      confidence: 0.72,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reports errors into the project.',
      get examples() { return [`BUGSNAG_API_KEY=${hex(32)}`, `Bugsnag.start({ apiKey: "${hex(32, 1)}" })`]; },
      get counterExamples() { return [...strangers('bugsnag', hex(32))]; },
    },
  ],
);
