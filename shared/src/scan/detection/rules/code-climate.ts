import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const codeClimateRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Code Climate',
    documentation: 'https://docs.codeclimate.com/docs/finding-your-test-coverage-token',
    remediation: 'Regenerate it in the repository\'s settings at https://codeclimate.com.',
  },
  [
    {
      id: 'keyward/code-climate-reporter-id',
      title: 'Code Climate test reporter ID',
      keywords: ['codeclimate', 'code_climate', 'cc_test_reporter_id', 'cc_test_reporter'],
      pattern: near(['codeclimate', 'code_climate', 'cc_test_reporter_id', 'cc_test_reporter'], /[a-fA-F0-9]{64}/),
      maxLength: 750,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Uploads coverage in the repository\'s name.',
      get examples() { return [`CC_TEST_REPORTER_ID=${hex(64)}`, `codeclimate: { repo_token: "${hex(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('codeclimate', hex(64))]; },
    },
  ],
);
