import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const cartesiaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Cartesia',
    documentation: 'https://docs.cartesia.ai/get-started/make-an-api-request',
    remediation: 'Delete it at https://play.cartesia.ai/keys.',
  },
  [
    {
      id: 'keyward/cartesia-api-key',
      title: 'Cartesia API key',
      keywords: ['sk_car_'],
      pattern: token(/sk_car_[A-Za-z0-9_-]{20,60}/, '-'),
      maxLength: 67,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Generates speech at its owner\'s cost.',
      get examples() { return [`sk_car_${base64url(24)}`, `CARTESIA_API_KEY=sk_car_${base64url(24, 1)}`]; },
      get counterExamples() { return [...misses('sk_car_', base64url(24))]; },
    },
  ],
);
