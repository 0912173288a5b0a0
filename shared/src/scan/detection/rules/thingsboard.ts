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
      get examples() { return [`THINGSBOARD_TOKEN=${lowerAlnum(20)}`, `"provisionDeviceSecret": "${lowerAlnum(20, 1)}"`]; },
      get counterExamples() { return [...strangers('thingsboard', lowerAlnum(20))]; },
    },
    {
      id: 'keyward/thingsboard-device-url',
      title: 'ThingsBoard device token in a URL',
      keywords: ['/api/v1/'],
      // The device's token is a part of the path of its own HTTP interface.
      pattern: /(?<!\/)\/api\/v1\/(?<secret>[A-Za-z0-9]{20})(?![A-Za-z0-9])(?=\/(?:telemetry|attributes|rpc|claim|provision)\b)/,
      maxLength: 28,
      form: 'self',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.2,
      description: 'Sends telemetry as the device.',
      documentation: 'https://thingsboard.io/docs/reference/http-api/',
      get examples() { return [`https://demo.thingsboard.io/api/v1/${lowerAlnum(20)}/telemetry`, `curl http://host:8080/api/v1/${lowerAlnum(20, 1)}/attributes`]; },
      get counterExamples() { return [`/api/v1/${lowerAlnum(20)}/users`, `/api/v1/${lowerAlnum(12)}/telemetry`, '/api/v1/$ACCESS_TOKEN/telemetry']; },
    },
  ],
);
