import { alnum, digits, lower, lowerAlnum, strangers } from './example';
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
      get examples() {
        return [
          `CLOUDINARY_URL=cloudinary://${digits(15)}:${alnum(27)}@shop`,
          `"cloudinary://${digits(15, 1)}:${alnum(27, 1)}@my-cloud"`,
        ];
      },
      get counterExamples() {
        return [
          'cloudinary://API_KEY:API_SECRET@CLOUD',
          'cloudinary://123456789012345:${SECRET}@shop',
          `cloudinary://${digits(15)}@shop`,
        ];
      },
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
      get examples() {
        return [
          `CLOUDINARY_API_SECRET=${alnum(27)}`,
          `cloudinary.config({ cloud_name, api_secret: "${alnum(27, 1)}" })`,
        ];
      },
      get counterExamples() { return [...strangers('cloudinary', alnum(27))]; },
    },
    {
      id: 'keyward/cloudinary-api-key',
      title: 'Cloudinary API key',
      keywords: ['cloudinary'],
      pattern: near(['cloudinary'], /[0-9]{15}/),
      maxLength: 692,
      form: 'near',
      confidence: 0.66,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names the key pair; its API secret signs the requests.',
      get examples() { return [`CLOUDINARY_API_KEY=${digits(15)}`, `cloudinary.config({ cloud_name, api_key: "${digits(15, 1)}" })`]; },
      get counterExamples() { return [...strangers('cloudinary', digits(15))]; },
    },
    {
      id: 'keyward/cloudinary-cloud-name',
      title: 'Cloudinary cloud name',
      keywords: ['cloudinary_cloud', 'cloudinary cloud', 'cloudinarycloud', 'cloudinary_name'],
      pattern: near(['cloudinary_cloud', 'cloudinary cloud', 'cloudinarycloud', 'cloudinary_name'], /(?=[a-z0-9-]{0,39}[0-9-])[a-z][a-z0-9-]{3,39}/, '-'),
      maxLength: 723,
      form: 'near',
      confidence: 0.54,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names the product environment that a key pair opens.',
      get examples() { return [`CLOUDINARY_CLOUD_NAME=d${lowerAlnum(8)}`, `cloudinaryCloudName: "shop-${lower(6)}"`]; },
      get counterExamples() { return [...strangers('cloudinary_cloud', `d${lowerAlnum(24)}`)]; },
    },
  ],
);
