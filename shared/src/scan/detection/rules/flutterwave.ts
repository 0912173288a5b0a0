import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const flutterwaveRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Flutterwave',
    documentation: 'https://developer.flutterwave.com/docs/authentication',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/flutterwave-secret-key',
      title: 'Flutterwave secret key',
      keywords: ['flwseck'],
      pattern: token(/FLWSECK(?:_TEST)?-?[a-zA-Z0-9]{12,32}(?:-X)?/, '-'),
      maxLength: 47,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Takes payments and pays out.',
      get examples() {
        return [
          `FLWSECK-${hex(32)}-X`,
          `FLW_SECRET_KEY=FLWSECK-${hex(32, 1)}-X`,
          `FLWSECK_TEST-${hex(32, 2)}-X`,
          `FLWSECK_TEST${hex(12, 3)}`,
        ];
      },
      get counterExamples() { return [...misses('FLWSECK-', `${hex(32)}-X`)]; },
    },
    {
      id: 'keyward/flutterwave-public-key',
      title: 'Flutterwave public key',
      keywords: ['flwpubk'],
      pattern: token(/FLWPUBK(?:_TEST)?-[a-zA-Z0-9]{32}-X/, '-'),
      maxLength: 47,
      form: 'self',
      confidence: 0.6,
      severity: 'information',
      secretType: 'api-key',
      description: 'Starts payments; it is made to be public.',
      get examples() { return [`FLWPUBK-${hex(32)}-X`, `FLW_PUBLIC_KEY=FLWPUBK-${hex(32, 1)}-X`]; },
      get counterExamples() { return [...misses('FLWPUBK-', `${hex(32)}-X`)]; },
    },
  ],
);
