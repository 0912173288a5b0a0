import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const appwriteRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Appwrite',
    documentation: 'https://appwrite.io/docs/advanced/platform/api-keys',
    remediation: 'Delete it in the project\'s settings, API keys.',
  },
  [
    {
      id: 'keyward/appwrite-api-key',
      title: 'Appwrite API key',
      keywords: ['standard_'],
      pattern: token(/standard_[a-f0-9]{256}/),
      maxLength: 265,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and writes the project\'s data as its scopes say.',
      get examples() { return [`standard_${hex(256)}`, `APPWRITE_API_KEY=standard_${hex(256, 1)}`]; },
      get counterExamples() { return [...misses('standard_', hex(256))]; },
    },
  ],
);
