import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const teamcityRules: readonly Rule[] = vendorRules(
  {
    vendor: 'TeamCity',
    documentation: 'https://www.jetbrains.com/help/teamcity/configuring-your-user-profile.html#Managing+Access+Tokens',
    remediation: 'Revoke it on the profile page of the TeamCity server.',
  },
  [
    {
      id: 'keyward/teamcity-access-token',
      title: 'TeamCity access token',
      keywords: ['eyj0exaioiaivenwmij9'],
      pattern: token(/eyJ0eXAiOiAiVENWMiJ9\.[A-Za-z0-9_-]{36}\.[A-Za-z0-9_-]{48}/, '-.'),
      maxLength: 106,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user on the TeamCity server.',
      get examples() {
        return [
          `eyJ0eXAiOiAiVENWMiJ9.${base64url(36)}.${base64url(48)}`,
          `TEAMCITY_TOKEN=eyJ0eXAiOiAiVENWMiJ9.${base64url(36, 1)}.${base64url(48, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('eyJ0eXAiOiAiVENWMiJ9.', `${base64url(36)}.${base64url(48)}`)]; },
    },
  ],
);
