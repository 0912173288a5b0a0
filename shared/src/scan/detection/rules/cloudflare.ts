import { base64url, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const cloudflareRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Cloudflare',
    documentation: 'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/',
    remediation: 'Revoke it at https://dash.cloudflare.com/profile/api-tokens and create a new one.',
  },
  [
    {
      id: 'keyward/cloudflare-api-token',
      title: 'Cloudflare API token',
      keywords: ['cloudflare', 'cf_api', 'cf_token', 'wrangler'],
      pattern: near(['cloudflare', 'cf_api', 'cf_token', 'wrangler'], /[A-Za-z0-9_-]{40}/, '-'),
      maxLength: 717,
      form: 'near',
      confidence: 0.82,
      severity: 'error',
      secretType: 'infrastructure-credential',
      minEntropy: 3.7,
      description: 'Changes zones, workers and whatever else its permissions reach.',
      get examples() { return [`CLOUDFLARE_API_TOKEN=${base64url(40)}`, `CF_API_TOKEN: "${base64url(40, 1)}"`]; },
      get counterExamples() { return [...strangers('cloudflare', base64url(40))]; },
    },
    {
      id: 'keyward/cloudflare-global-api-key',
      title: 'Cloudflare global API key',
      keywords: ['cloudflare', 'cf_api', 'x-auth-key', 'cf_global'],
      pattern: near(['cloudflare', 'cf_api', 'x-auth-key', 'cf_global'], /[a-fA-F0-9]{37}/),
      maxLength: 714,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Does everything that its user may in all his accounts.',
      documentation: 'https://developers.cloudflare.com/fundamentals/api/get-started/keys/',
      get examples() { return [`CLOUDFLARE_API_KEY=${hex(37)}`, `X-Auth-Key: ${hex(37, 1)}`]; },
      get counterExamples() { return [...strangers('cloudflare', hex(37))]; },
    },
    {
      id: 'keyward/cloudflare-origin-ca-key',
      title: 'Cloudflare Origin CA key',
      keywords: ['v1.0-'],
      pattern: token(/v1\.0-[a-f0-9]{24}-[a-f0-9]{146}/, '-'),
      maxLength: 176,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Issues and revokes origin certificates.',
      documentation: 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/',
      get examples() { return [`v1.0-${hex(24)}-${hex(146)}`, `X-Auth-User-Service-Key: v1.0-${hex(24, 1)}-${hex(146, 1)}`]; },
      get counterExamples() { return [...misses('v1.0-', `${hex(24)}-${hex(146)}`)]; },
    },
  ],
);
