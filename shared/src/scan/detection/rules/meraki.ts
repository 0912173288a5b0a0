import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const merakiRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Cisco Meraki',
    documentation: 'https://developer.cisco.com/meraki/api-v1/authorization/',
    remediation: 'Revoke it on the profile page of the Meraki dashboard.',
  },
  [
    {
      id: 'keyward/meraki-api-key',
      title: 'Cisco Meraki API key',
      keywords: ['meraki'],
      pattern: near(['meraki'], /[a-fA-F0-9]{40}/),
      maxLength: 713,
      form: 'near',
      confidence: 0.82,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Changes the organisation\'s networks as its user.',
      get examples() { return [`MERAKI_DASHBOARD_API_KEY=${hex(40)}`, `X-Cisco-Meraki-API-Key: ${hex(40, 1)}`]; },
      get counterExamples() { return [...strangers('meraki', hex(40))]; },
    },
  ],
);
