import { hex, lowerAlnum, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const linodeRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Akamai Cloud',
    documentation: 'https://techdocs.akamai.com/linode-api/reference/get-started',
    remediation: 'Revoke it at https://cloud.linode.com/profile/tokens and create a new one.',
  },
  [
    {
      id: 'keyward/linode-token',
      title: 'Linode (Akamai Cloud) token',
      keywords: ['linode', 'akamai_cloud'],
      pattern: near(['linode', 'akamai_cloud'], /[a-fA-F0-9]{64}/),
      maxLength: 743,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Creates, changes and deletes machines.',
      get examples() { return [`LINODE_TOKEN=${hex(64)}`, `linode: { token: "${hex(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('linode', hex(64))]; },
    },
    {
      id: 'keyward/akamai-edgegrid-token',
      title: 'Akamai EdgeGrid token',
      keywords: ['akab-'],
      pattern: token(/akab-[a-z0-9]{16}-[a-z0-9]{16}/, '-'),
      maxLength: 38,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Half of the credential that signs requests to Akamai\'s APIs.',
      documentation: 'https://techdocs.akamai.com/developer/docs/edgegrid',
      get examples() {
        return [
          `akab-${lowerAlnum(16)}-${lowerAlnum(16)}`,
          `access_token = akab-${lowerAlnum(16, 1)}-${lowerAlnum(16, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('akab-', `${lowerAlnum(16)}-${lowerAlnum(16)}`)]; },
    },
  ],
);
