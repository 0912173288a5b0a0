import { hex, lowerAlnum, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const honeycombRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Honeycomb',
    documentation: 'https://docs.honeycomb.io/configure/environments/manage-api-keys/',
    remediation: 'Revoke it at https://ui.honeycomb.io/account and create a new one.',
  },
  [
    {
      id: 'keyward/honeycomb-api-key',
      title: 'Honeycomb API key',
      keywords: ['hcaik_', 'hcbik_', 'hcxik_', 'hcalk_', 'hcxlk_', 'hcamk_', 'hcxmk_'],
      pattern: token(/hc[abx](?:ik|lk|mk)_[a-z0-9]{26,90}/),
      maxLength: 96,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends events, or manages the environment.',
      get examples() { return [`hcaik_${lowerAlnum(58)}`, `HONEYCOMB_API_KEY=hcaik_${lowerAlnum(58, 1)}`]; },
      get counterExamples() { return [...misses('hcaik_', lowerAlnum(58))]; },
    },
    {
      id: 'keyward/honeycomb-classic-key',
      title: 'Honeycomb API key, without prefix',
      keywords: ['honeycomb'],
      pattern: near(['honeycomb'], /(?:[a-fA-F0-9]{32}|[A-Za-z0-9]{22,23})/),
      maxLength: 708,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Sends events into the environment.',
      get examples() { return [`HONEYCOMB_API_KEY=${hex(32)}`, `x-honeycomb-team: ${hex(32, 1)}`]; },
      get counterExamples() { return [...strangers('honeycomb', hex(32))]; },
    },
  ],
);
