import { alnum, digits, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const cloudinaryRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Cloudinary',
    documentation: 'https://cloudinary.com/documentation/finding_your_credentials_tutorial',
    remediation: 'Rotate it at https://console.cloudinary.com/settings/api-keys.',
  },
  [
    {
      id: 'keyward/cloudinary-url',
      title: 'Cloudinary URL with secret',
      keywords: ['cloudinary://'],
      pattern: token(/cloudinary:\/\/[0-9]{10,20}:(?<secret>[A-Za-z0-9_-]{20,40})@[A-Za-z0-9_-]{2,60}/, '-'),
      maxLength: 135,
      form: 'near',
      structure: 'url-userinfo',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Uploads, changes and deletes all media.',
      examples: [
        `CLOUDINARY_URL=cloudinary://${digits(15)}:${alnum(27)}@shop`,
        `"cloudinary://${digits(15, 1)}:${alnum(27, 1)}@my-cloud"`,
      ],
      counterExamples: [
        'cloudinary://API_KEY:API_SECRET@CLOUD',
        'cloudinary://123456789012345:${SECRET}@shop',
        `cloudinary://${digits(15)}@shop`,
      ],
    },
    {
      id: 'keyward/cloudinary-api-secret',
      title: 'Cloudinary API secret',
      keywords: ['cloudinary'],
      pattern: near(['cloudinary'], /[A-Za-z0-9_-]{27}/, '-'),
      maxLength: 704,
      form: 'near',
      confidence: 0.8,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Uploads, changes and deletes all media.',
      examples: [
        `CLOUDINARY_API_SECRET=${alnum(27)}`,
        `cloudinary.config({ cloud_name, api_secret: "${alnum(27, 1)}" })`,
      ],
      counterExamples: [...strangers('cloudinary', alnum(27))],
    },
  ],
);
