import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const ubidotsRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Ubidots',
    documentation: 'https://docs.ubidots.com/reference/authentication',
    remediation: 'Delete it under API credentials, More.',
  },
  [
    {
      id: 'keyward/ubidots-token',
      title: 'Ubidots token',
      keywords: ['bbff-', 'bbus-'],
      pattern: token(/BB(?:FF|US)-[A-Za-z0-9]{30}/, '-'),
      maxLength: 35,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes the account\'s devices.',
      get examples() { return [`BBFF-${alnum(30)}`, `UBIDOTS_TOKEN=BBUS-${alnum(30, 1)}`]; },
      get counterExamples() { return [...misses('BBFF-', alnum(30))]; },
    },
  ],
);
