import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const depotRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Depot',
    documentation: 'https://depot.dev/docs/cli/authentication',
    remediation: 'Delete it in the organisation\'s or project\'s settings at https://depot.dev.',
  },
  [
    {
      id: 'keyward/depot-token',
      title: 'Depot token',
      keywords: ['depot_'],
      pattern: token(/depot_(?:org|project|user)_[a-f0-9]{64}/),
      maxLength: 78,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Builds images and reads caches and registries.',
      get examples() { return [`depot_org_${hex(64)}`, `DEPOT_TOKEN=depot_project_${hex(64, 1)}`]; },
      get counterExamples() { return [...misses('depot_org_', hex(64))]; },
    },
  ],
);
