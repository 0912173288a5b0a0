import { lowerAlnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const thingsboardRules: readonly Rule[] = vendorRules(
  {
    vendor: 'ThingsBoard',
    documentation: 'https://thingsboard.io/docs/user-guide/device-credentials/',
    remediation: 'Change it in the device\'s credentials.',
  },
  [
    {
      id: 'keyward/thingsboard-access-token',
      title: 'ThingsBoard device token or provisioning secret',
      keywords: ['thingsboard', 'provisiondevicesecret', 'provisiondevicekey', 'tb_token'],
      pattern: near(['thingsboard', 'provisiondevicesecret', 'provisiondevicekey', 'tb_token'], /[a-z0-9]{20}/),
      maxLength: 708,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.2,
      description: 'Sends telemetry as the device, or adds devices.',
      examples: [`THINGSBOARD_TOKEN=${lowerAlnum(20)}`, `"provisionDeviceSecret": "${lowerAlnum(20, 1)}"`],
      counterExamples: [...strangers('thingsboard', lowerAlnum(20))],
    },
  ],
);
