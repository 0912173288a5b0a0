import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const pipedriveRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Pipedrive',
    documentation: 'https://pipedrive.readme.io/docs/how-to-find-the-api-token',
    remediation: 'Generate a new one under Personal preferences, API.',
  },
  [
    {
      id: 'keyward/pipedrive-api-token',
      title: 'Pipedrive API token',
      keywords: ['pipedrive'],
      pattern: near(['pipedrive'], /[a-f0-9]{40}/),
      maxLength: 716,
      form: 'near',
      confidence: 0.9,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads and changes deals and contacts as its user.',
      get examples() { return [`PIPEDRIVE_API_TOKEN=${hex(40)}`, `pipedrive: { key: "${hex(40, 1)}" }`]; },
      get counterExamples() { return [...strangers('pipedrive', hex(40))]; },
    },
  ],
);
