import { misses, upperAlnum } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const upcloudRules: readonly Rule[] = vendorRules(
  {
    vendor: 'UpCloud',
    documentation: 'https://upcloud.com/docs/guides/getting-started-upcloud-api/',
    remediation: 'Revoke it at https://hub.upcloud.com/people and create a new one.',
  },
  [
    {
      id: 'keyward/upcloud-api-token',
      title: 'UpCloud API token',
      keywords: ['ucat_'],
      pattern: token(/ucat_[A-Z0-9]{26}/),
      maxLength: 31,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Creates, changes and deletes machines.',
      get examples() { return [`ucat_${upperAlnum(26)}`, `UPCLOUD_TOKEN=ucat_${upperAlnum(26, 1)}`]; },
      get counterExamples() { return [...misses('ucat_', upperAlnum(26))]; },
    },
  ],
);
