import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const hetznerRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Hetzner',
    documentation: 'https://docs.hetzner.cloud/#authentication',
    remediation: 'Delete it under Security, API tokens, in the project.',
  },
  [
    {
      id: 'keyward/hetzner-api-token',
      title: 'Hetzner Cloud API token',
      keywords: ['hetzner', 'hcloud'],
      pattern: near(['hetzner', 'hcloud'], /[A-Za-z0-9]{64}/),
      maxLength: 738,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'infrastructure-credential',
      minEntropy: 4,
      description: 'Creates, changes and deletes machines of the project.',
      get examples() { return [`HCLOUD_TOKEN=${alnum(64)}`, `provider "hcloud" { token = "${alnum(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('hetzner', alnum(64))]; },
    },
  ],
);
