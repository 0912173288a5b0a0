import { base64url, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const contentfulRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Contentful',
    documentation: 'https://www.contentful.com/developers/docs/references/authentication/',
    remediation: 'Revoke it at https://app.contentful.com/account/profile/cma_tokens and create a new one.',
  },
  [
    {
      id: 'keyward/contentful-management-token',
      title: 'Contentful management token',
      keywords: ['cfpat-'],
      pattern: token(/CFPAT-[A-Za-z0-9_-]{43}/, '-'),
      maxLength: 49,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Changes content and spaces as its user.',
      get examples() { return [`CFPAT-${base64url(43)}`, `CONTENTFUL_MANAGEMENT_TOKEN=CFPAT-${base64url(43, 1)}`]; },
      get counterExamples() { return [...misses('CFPAT-', base64url(43))]; },
    },
    {
      id: 'keyward/contentful-delivery-token',
      title: 'Contentful delivery token',
      keywords: ['contentful'],
      pattern: near(['contentful'], /[A-Za-z0-9_-]{43}/, '-'),
      maxLength: 720,
      form: 'near',
      confidence: 0.7,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 4,
      description: 'Reads a space\'s published or, with the preview token, unpublished content.',
      get examples() {
        return [
          `CONTENTFUL_ACCESS_TOKEN=${base64url(43)}`,
          `contentful.createClient({ space, accessToken: "${base64url(43, 1)}" })`,
        ];
      },
      get counterExamples() { return [...strangers('contentful', base64url(43))]; },
    },
  ],
);
