import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const codacyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Codacy',
    documentation: 'https://docs.codacy.com/codacy-api/api-tokens/',
    remediation: 'Revoke it under Your account, Access management, at https://app.codacy.com.',
  },
  [
    {
      id: 'keyward/codacy-token',
      title: 'Codacy project or account token',
      keywords: ['codacy'],
      pattern: near(['codacy'], /(?:[a-f0-9]{32}|[A-Za-z0-9]{20})/),
      maxLength: 705,
      form: 'near',
      confidence: 0.82,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3,
      description: 'Sends coverage, or acts as its user.',
      get examples() { return [`CODACY_PROJECT_TOKEN=${hex(32)}`, `codacy: { key: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('codacy', hex(32))]; },
    },
  ],
);
