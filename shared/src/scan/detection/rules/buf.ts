import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const bufRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Buf',
    documentation: 'https://buf.build/docs/bsr/authentication/',
    remediation: 'Revoke it at https://buf.build/settings/user.',
  },
  [
    {
      id: 'keyward/buf-token',
      title: 'Buf token',
      keywords: ['buf_token', 'buf_api', 'buf_registry', 'buf.build', 'buf-token'],
      pattern: near(['buf_token', 'buf_api', 'buf_registry', 'buf.build', 'buf-token'], /[a-f0-9]{64}/),
      maxLength: 743,
      form: 'near',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Pushes schemas to the registry as its user.',
      get examples() { return [`BUF_TOKEN=${hex(64)}`, `buf_token: { key: "${hex(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('buf_token', hex(64))]; },
    },
  ],
);
