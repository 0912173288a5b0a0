import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const frameIoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Frame.io',
    documentation: 'https://developer.frame.io/docs/getting-started/authentication',
    remediation: 'Revoke it at https://developer.frame.io/app/tokens and create a new one.',
  },
  [
    {
      id: 'keyward/frame-io-token',
      title: 'Frame.io developer token',
      keywords: ['fio-u-'],
      pattern: token(/fio-u-[A-Za-z0-9_=-]{64}/, '-='),
      maxLength: 70,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes media as its user.',
      get examples() { return [`fio-u-${base64url(64)}`, `FRAMEIO_TOKEN=fio-u-${base64url(64, 1)}`]; },
      get counterExamples() { return [...misses('fio-u-', base64url(64))]; },
    },
  ],
);
