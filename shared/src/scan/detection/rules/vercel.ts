import { alnum, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const vercelRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Vercel',
    documentation: 'https://vercel.com/docs/rest-api#authentication',
    remediation: 'Revoke it at https://vercel.com/account/settings/tokens and create a new one.',
  },
  [
    {
      id: 'keyward/vercel-token',
      title: 'Vercel token',
      keywords: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
      pattern: token(/vc[piark]_[A-Za-z0-9_-]{24,100}/, '-'),
      maxLength: 104,
      form: 'self',
      confidence: 0.9,
      severity: 'error',
      secretType: 'infrastructure-credential',
      minEntropy: 3.5,
      description: 'Deploys projects and reads their environment; the k form calls models through the gateway.',
      get examples() { return [`vcp_${alnum(56)}`, `VERCEL_TOKEN=vcp_${alnum(56, 1)}`, `AI_GATEWAY_API_KEY=vck_${alnum(56, 3)}`]; },
      get counterExamples() { return [...misses('vcp_', alnum(56))]; },
    },
    {
      id: 'keyward/vercel-legacy-token',
      title: 'Vercel token, old form',
      keywords: ['vercel', 'zeit', 'now_token'],
      pattern: near(['vercel', 'zeit', 'now_token'], /[A-Za-z0-9]{24}/),
      maxLength: 700,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      minEntropy: 3.7,
      description: 'Deploys projects and reads their environment.',
      get examples() { return [`VERCEL_TOKEN=${alnum(24)}`, `vercel: { token: "${alnum(24, 1)}" }`]; },
      get counterExamples() { return [...strangers('vercel', alnum(24))]; },
    },
  ],
);
