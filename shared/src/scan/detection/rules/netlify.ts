import { alnum, base64url, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const netlifyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Netlify',
    documentation: 'https://docs.netlify.com/api/get-started/#authentication',
    remediation: 'Revoke it at https://app.netlify.com/user/applications and create a new one.',
  },
  [
    {
      id: 'keyward/netlify-access-token',
      title: 'Netlify personal access token',
      keywords: ['nfp_'],
      pattern: token(/nfp_[A-Za-z0-9_]{36,60}/),
      maxLength: 64,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Deploys sites and reads their environment.',
      get examples() { return [`nfp_${alnum(36)}`, `NETLIFY_AUTH_TOKEN=nfp_${alnum(36, 1)}`]; },
      get counterExamples() { return [...misses('nfp_', alnum(36))]; },
    },
    {
      id: 'keyward/netlify-legacy-token',
      title: 'Netlify personal access token, old form',
      keywords: ['netlify'],
      pattern: near(['netlify'], /(?!nfp_)[A-Za-z0-9_=-]{40,46}/, '-='),
      maxLength: 720,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      minEntropy: 4,
      description: 'Deploys sites and reads their environment.',
      get examples() { return [`NETLIFY_AUTH_TOKEN=${base64url(43)}`, `netlify: { accessToken: "${base64url(43, 1)}" }`]; },
      get counterExamples() { return [...strangers('netlify', base64url(43))]; },
    },
  ],
);
