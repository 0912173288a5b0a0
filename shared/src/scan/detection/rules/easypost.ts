import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const easypostRules: readonly Rule[] = vendorRules(
  {
    vendor: 'EasyPost',
    documentation: 'https://docs.easypost.com/docs/authentication',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/easypost-api-key',
      title: 'EasyPost API key',
      keywords: ['ezak', 'eztk'],
      pattern: token(/EZ[AT]K[A-Za-z0-9]{54}/),
      maxLength: 58,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Buys postage at the account\'s cost; the T form is for tests.',
      get examples() { return [`EZAK${alnum(54)}`, `EASYPOST_API_KEY=EZAK${alnum(54, 1)}`]; },
      get counterExamples() { return [...misses('EZAK', alnum(54))]; },
    },
  ],
);
