import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const gitterRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Gitter',
    documentation: 'https://developer.gitter.im/docs/authentication',
    remediation: 'Revoke it at https://developer.gitter.im/apps and create a new one.',
  },
  [
    {
      id: 'keyward/gitter-access-token',
      title: 'Gitter access token',
      keywords: ['gitter'],
      pattern: near(['gitter'], /[a-z0-9_-]{40}/, '-'),
      maxLength: 713,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.5,
      description: 'Reads and writes messages as its user.',
      get examples() { return [`GITTER_TOKEN=${hex(40)}`, `gitter: { token: "${hex(40, 1)}" }`]; },
      get counterExamples() { return [...strangers('gitter', hex(40))]; },
    },
  ],
);
