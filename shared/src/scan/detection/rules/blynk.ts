import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const blynkRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Blynk',
    documentation: 'https://docs.blynk.io/en/getting-started/activating-devices/manual-device-activation',
    remediation: 'Make a new token in the device\'s information page.',
  },
  [
    {
      id: 'keyward/blynk-device-token',
      title: 'Blynk device token',
      keywords: ['blynk', 'blynk_auth'],
      pattern: near(['blynk', 'blynk_auth'], /[A-Za-z0-9_-]{32}/, '-'),
      maxLength: 709,
      form: 'near',
      confidence: 0.82,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.7,
      description: 'Reads and drives one device.',
      get examples() { return [`#define BLYNK_AUTH_TOKEN="${base64url(32)}"`, `Blynk.begin("${base64url(32, 1)}")`]; },
      get counterExamples() { return [...strangers('blynk', base64url(32))]; },
    },
  ],
);
