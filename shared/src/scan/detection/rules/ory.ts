import { alnum, base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const oryRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Ory',
    documentation: 'https://www.ory.sh/docs/concepts/personal-access-token',
    remediation: 'Delete it in the workspace\'s or project\'s settings, API keys, at https://console.ory.sh.',
  },
  [
    {
      id: 'keyward/ory-api-key',
      title: 'Ory API key',
      keywords: ['ory_pat_', 'ory_wak_', 'ory_apikey_'],
      pattern: token(/ory_(?:pat|wak|apikey)_[A-Za-z0-9]{32,44}/),
      maxLength: 55,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and changes identities and permissions of the project.',
      get examples() { return [`ory_pat_${alnum(32)}`, `ORY_API_KEY=ory_wak_${alnum(32, 1)}`]; },
      get counterExamples() { return [...misses('ory_pat_', alnum(32))]; },
    },
    {
      id: 'keyward/ory-oauth-token',
      title: 'Ory OAuth 2 or session token',
      keywords: ['ory_at_', 'ory_rt_', 'ory_st_', 'ory_ac_'],
      pattern: token(/ory_(?:at|rt|st|ac)_[A-Za-z0-9_-]{32,43}(?:\.[A-Za-z0-9_-]{40,46})?/, '-.'),
      maxLength: 97,
      form: 'self',
      confidence: 0.94,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Acts for a signed-in user until it expires.',
      documentation: 'https://www.ory.sh/docs/hydra/concepts/oauth2-token',
      get examples() { return [`ory_at_${base64url(43)}.${base64url(43, 1)}`, `session_token=ory_st_${alnum(32)}`]; },
      get counterExamples() { return [...misses('ory_at_', base64url(43))]; },
    },
  ],
);
