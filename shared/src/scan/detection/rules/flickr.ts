import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const flickrRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Flickr',
    documentation: 'https://www.flickr.com/services/api/misc.api_keys.html',
    remediation: 'Revoke it at https://www.flickr.com/services/apps/by/me and create a new one.',
  },
  [
    {
      id: 'keyward/flickr-api-key',
      title: 'Flickr API key or secret',
      keywords: ['flickr'],
      pattern: near(['flickr'], /(?:[a-fA-F0-9]{32}|[a-fA-F0-9]{16})/),
      maxLength: 705,
      form: 'near',
      confidence: 0.72,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Calls the API as the app.',
      get examples() { return [`FLICKR_API_KEY=${hex(32)}`, `flickr: { key, secret: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('flickr', hex(32))]; },
    },
  ],
);
