import { lowerAlnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mattermostRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Mattermost',
    documentation: 'https://developers.mattermost.com/integrate/reference/personal-access-token/',
    remediation: 'Delete it in the profile\'s security settings.',
  },
  [
    {
      id: 'keyward/mattermost-access-token',
      title: 'Mattermost access token',
      keywords: ['mattermost', 'mm_token', 'mm_access'],
      pattern: near(['mattermost', 'mm_token', 'mm_access'], /[a-z0-9]{26}/),
      maxLength: 703,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.3,
      description: 'Reads and writes messages as its user or bot.',
      get examples() { return [`MATTERMOST_TOKEN=${lowerAlnum(26)}`, `mattermost: { token: "${lowerAlnum(26, 1)}" }`]; },
      get counterExamples() { return [...strangers('mattermost', lowerAlnum(26))]; },
    },
  ],
);
