import { alnum, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const adafruitRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Adafruit',
    documentation: 'https://io.adafruit.com/api/docs/#authentication',
    remediation: 'Revoke it at https://io.adafruit.com/settings and create a new one.',
  },
  [
    {
      id: 'keyward/adafruit-io-key',
      title: 'Adafruit IO key',
      keywords: ['aio_'],
      pattern: token(/aio_[A-Za-z0-9]{28}/),
      maxLength: 32,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and writes the feeds of its user\'s devices.',
      get examples() { return [`aio_${alnum(28)}`, `ADAFRUIT_IO_KEY=aio_${alnum(28, 1)}`]; },
      get counterExamples() { return [...misses('aio_', alnum(28))]; },
    },
    {
      id: 'keyward/adafruit-legacy-key',
      title: 'Adafruit IO key, old form',
      keywords: ['adafruit'],
      pattern: near(['adafruit'], /[a-z0-9_-]{32}/, '-'),
      maxLength: 707,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.3,
      description: 'Reads and writes the feeds of its user\'s devices.',
      get examples() { return [`ADAFRUIT_IO_KEY=${hex(32)}`, `adafruit: { key: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('adafruit', hex(32))]; },
    },
  ],
);
