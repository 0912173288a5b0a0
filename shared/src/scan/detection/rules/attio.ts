import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const attioRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Attio',
    documentation: 'https://docs.attio.com/rest-api/guides/generating-an-api-key',
    remediation: 'Delete it under Workspace settings, Developers.',
  },
  [
    {
      id: 'keyward/attio-access-token',
      title: 'Attio access token',
      keywords: ['attio'],
      pattern: near(['attio'], /[a-f0-9]{64}/),
      maxLength: 736,
      form: 'near',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads and changes records as its scopes say.',
      get examples() { return [`ATTIO_API_KEY=${hex(64)}`, `attio: { key: "${hex(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('attio', hex(64))]; },
    },
  ],
);
