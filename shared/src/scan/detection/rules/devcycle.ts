import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const devcycleRules: readonly Rule[] = vendorRules(
  {
    vendor: 'DevCycle',
    documentation: 'https://docs.devcycle.com/platform/account-management/sdk-keys',
    remediation: 'Rotate it under Environments and keys at https://app.devcycle.com.',
  },
  [
    {
      id: 'keyward/devcycle-sdk-key',
      title: 'DevCycle SDK key',
      keywords: ['dvc_'],
      pattern: token(/dvc_(?:server|client|mobile)_[A-Za-z0-9_-]{20,60}_[A-Za-z0-9]{6,8}/, '-'),
      maxLength: 80,
      form: 'self',
      confidence: 0.93,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads the feature flags of one environment.',
      get examples() {
        return [
          `dvc_server_${hex(32).replaceAll('-', '')}_${hex(7)}`,
          `DEVCYCLE_SERVER_SDK_KEY=dvc_server_${hex(32, 1).replaceAll('-', '')}_${hex(7, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('dvc_server_', `${hex(32).replaceAll('-', '')}_${hex(7)}`)]; },
    },
  ],
);
