import { alnum, base64, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const tableauRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Tableau',
    documentation: 'https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm',
    remediation: 'Revoke it in the user\'s account settings.',
  },
  [
    {
      id: 'keyward/tableau-access-token',
      title: 'Tableau personal access token',
      keywords: ['tableau', 'pat_secret', 'personal_access_token_secret'],
      pattern: near(['tableau', 'pat_secret', 'personal_access_token_secret'], /[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{32}/, '+/'),
      maxLength: 752,
      form: 'near',
      confidence: 0.9,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user on the server.',
      examples: [
        `TABLEAU_PAT_SECRET=${base64(22)}==:${alnum(32)}`,
        `tableau: { token: "${base64(22, 1)}==:${alnum(32, 1)}" }`,
      ],
      counterExamples: [...strangers('tableau', `${base64(22)}==:${alnum(32)}`)],
    },
  ],
);
