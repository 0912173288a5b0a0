import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const fossaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'FOSSA',
    documentation: 'https://docs.fossa.com/docs/api-reference',
    remediation: 'Delete it at https://app.fossa.com/account/settings/integrations/api_tokens.',
  },
  [
    {
      id: 'keyward/fossa-api-key',
      title: 'FOSSA API key',
      keywords: ['fossa'],
      pattern: near(['fossa'], /[a-f0-9]{32}/),
      maxLength: 704,
      form: 'near',
      confidence: 0.82,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Sends and reads analyses of dependencies.',
      get examples() { return [`FOSSA_API_KEY=${hex(32)}`, `fossa: { key: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('fossa', hex(32))]; },
    },
  ],
);
