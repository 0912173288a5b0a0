import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const vimeoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Vimeo',
    documentation: 'https://developer.vimeo.com/api/authentication',
    remediation: 'Revoke it on the app\'s page at https://developer.vimeo.com/apps.',
  },
  [
    {
      id: 'keyward/vimeo-access-token',
      title: 'Vimeo access token',
      keywords: ['vimeo'],
      pattern: near(['vimeo'], /[a-f0-9]{32}/),
      maxLength: 704,
      form: 'near',
      confidence: 0.82,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Reads and changes the films of its user.',
      get examples() { return [`VIMEO_ACCESS_TOKEN=${hex(32)}`, `vimeo: { key: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('vimeo', hex(32))]; },
    },
  ],
);
