import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const n8nRules: readonly Rule[] = vendorRules(
  {
    vendor: 'n8n',
    documentation: 'https://docs.n8n.io/api/authentication/',
    remediation: 'Delete it under Settings, n8n API.',
  },
  [
    {
      id: 'keyward/n8n-api-key',
      title: 'n8n API key',
      keywords: ['n8n_api_'],
      pattern: token(/n8n_api_[a-f0-9]{80}/),
      maxLength: 88,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Changes and runs workflows with all their credentials.',
      get examples() { return [`n8n_api_${hex(80)}`, `N8N_API_KEY=n8n_api_${hex(80, 1)}`]; },
      get counterExamples() { return [...misses('n8n_api_', hex(80))]; },
    },
  ],
);
