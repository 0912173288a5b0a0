import { base64, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const imagekitRules: readonly Rule[] = vendorRules(
  {
    vendor: 'ImageKit',
    documentation: 'https://imagekit.io/docs/api-keys',
    remediation: 'Delete it at https://imagekit.io/dashboard/developer/api-keys.',
  },
  [
    {
      id: 'keyward/imagekit-private-key',
      title: 'ImageKit private key',
      keywords: ['private_'],
      pattern: token(/private_[A-Za-z0-9+/]{27}=/, '+/='),
      maxLength: 36,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Uploads, reads and deletes the account\'s files.',
      get examples() { return [`private_${base64(27)}=`, `IMAGEKIT_PRIVATE_KEY=private_${base64(27, 1)}=`]; },
      get counterExamples() { return [...misses('private_', `${base64(27)}=`)]; },
    },
  ],
);
