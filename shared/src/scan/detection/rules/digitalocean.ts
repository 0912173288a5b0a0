import { base64, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const digitaloceanRules: readonly Rule[] = vendorRules(
  {
    vendor: 'DigitalOcean',
    documentation: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    remediation: 'Revoke it at https://cloud.digitalocean.com/account/api/tokens and create a new one.',
  },
  [
    {
      id: 'keyward/digitalocean-token',
      title: 'DigitalOcean access, OAuth or refresh token',
      keywords: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
      pattern: token(/do[opr]_v1_[a-f0-9]{64}/),
      maxLength: 71,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Creates, changes and deletes machines, databases and buckets.',
      get examples() { return [`dop_v1_${hex(64)}`, `DIGITALOCEAN_TOKEN=dop_v1_${hex(64, 1)}`, `dor_v1_${hex(64, 2)}`]; },
      get counterExamples() { return [...misses('dop_v1_', hex(64))]; },
    },
    {
      id: 'keyward/digitalocean-spaces-key',
      title: 'DigitalOcean Spaces access key',
      keywords: ['spaces_key', 'spaces_access', 'spaces_secret', 'do_spaces', 'digitalocean_spaces'],
      pattern: near(['spaces_key', 'spaces_access', 'spaces_secret', 'do_spaces', 'digitalocean_spaces'], /(?:DO[A-Z0-9]{18}|[A-Za-z0-9+/]{43})/, '+/'),
      maxLength: 729,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      description: 'Reads and writes the account\'s buckets.',
      documentation: 'https://docs.digitalocean.com/products/spaces/how-to/manage-access/',
      get examples() { return [`SPACES_SECRET_ACCESS_KEY=${base64(43)}`, `do_spaces_secret: "${base64(43, 1)}"`]; },
      get counterExamples() { return [...strangers('do_spaces', base64(43))]; },
    },
  ],
);
