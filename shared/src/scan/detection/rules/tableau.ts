import { alnum, base64, lower, strangers } from './example';
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
      get examples() {
        return [
          `TABLEAU_PAT_SECRET=${base64(22)}==:${alnum(32)}`,
          `tableau: { token: "${base64(22, 1)}==:${alnum(32, 1)}" }`,
        ];
      },
      get counterExamples() { return [...strangers('tableau', `${base64(22)}==:${alnum(32)}`)]; },
    },
    {
      id: 'keyward/tableau-token-name',
      title: 'Tableau personal access token name',
      keywords: ['tableau_token_name', 'tableau_pat_name', 'tableautokenname', 'tableaupatname'],
      pattern: near(['tableau_token_name', 'tableau_pat_name', 'tableautokenname', 'tableaupatname'], /(?=[A-Za-z]{1,39}[_-])[A-Za-z][A-Za-z0-9_-]{5,39}/, '-'),
      maxLength: 725,
      form: 'near',
      confidence: 0.6,
      severity: 'information',
      secretType: 'service-token',
      description: 'The public half of a personal access token.',
      documentation: 'https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm',
      get examples() { return [`TABLEAU_TOKEN_NAME=report-${lower(6)}`, `tableau_pat_name: "nightly_${lower(6)}"`]; },
      get counterExamples() { return [...strangers('tableau_token_name', `report-${lower(20)}`)]; },
    },
    {
      id: 'keyward/tableau-server-host',
      title: 'Tableau Cloud host',
      keywords: ['tableau'],
      pattern: near(['tableau'], /(?:https:\/\/)?[a-z0-9][a-z0-9-]{1,60}\.online\.tableau\.com/, '-.'),
      maxLength: 762,
      form: 'near',
      confidence: 0.54,
      severity: 'information',
      secretType: 'service-token',
      description: 'Where a personal access token of this site is used.',
      documentation: 'https://help.tableau.com/current/online/en-us/to_intro_loc.htm',
      get examples() {
        return [
          `TABLEAU_SERVER=https://eu-west-1a.online.tableau.com`,
          `tableau: { server: "https://prod-${lower(6)}.online.tableau.com" }`,
        ];
      },
      get counterExamples() { return [...strangers('tableau', `https://eu-west-1a.online.tableau.com`)]; },
    },
  ],
);
