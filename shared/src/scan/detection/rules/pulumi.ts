import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const pulumiRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Pulumi',
    documentation: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
    remediation: 'Revoke it at https://app.pulumi.com/account/tokens and create a new one.',
  },
  [
    {
      id: 'keyward/pulumi-access-token',
      title: 'Pulumi access token',
      keywords: ['pul-'],
      pattern: token(/pul-[a-f0-9]{40}/, '-'),
      maxLength: 44,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Reads stacks with their state and deploys as its user.',
      get examples() { return [`pul-${hex(40)}`, `PULUMI_ACCESS_TOKEN=pul-${hex(40, 1)}`]; },
      get counterExamples() { return [...misses('pul-', hex(40))]; },
    },
  ],
);
