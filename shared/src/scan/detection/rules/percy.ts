import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const percyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Percy',
    documentation: 'https://www.browserstack.com/docs/percy/get-started/percy-token',
    remediation: 'Regenerate it in the project\'s settings at https://percy.io.',
  },
  [
    {
      id: 'keyward/percy-token',
      title: 'Percy project token',
      keywords: ['percy'],
      pattern: near(['percy'], /(?:(?:web|app|auto|ss|vmw|generic|res)_)?[a-f0-9]{60,64}/),
      maxLength: 744,
      form: 'near',
      confidence: 0.9,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Uploads screenshots to the project.',
      get examples() { return [`PERCY_TOKEN=web_${hex(64)}`, `percy: { token: "${hex(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('percy', hex(64))]; },
    },
  ],
);
