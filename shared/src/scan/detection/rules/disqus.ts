import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const disqusRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Disqus',
    documentation: 'https://disqus.com/api/docs/auth/',
    remediation: 'Revoke it at https://disqus.com/api/applications/ and create a new one.',
  },
  [
    {
      id: 'keyward/disqus-api-key',
      title: 'Disqus API key or secret',
      keywords: ['disqus'],
      pattern: near(['disqus'], /[A-Za-z0-9]{64}/),
      maxLength: 737,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 4,
      description: 'Reads and moderates comments as the application.',
      get examples() { return [`DISQUS_API_SECRET=${alnum(64)}`, `disqus: { apiKey: "${alnum(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('disqus', alnum(64))]; },
    },
  ],
);
