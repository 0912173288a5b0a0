import { alnum, base64url, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const atlassianRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Atlassian',
    documentation: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    remediation:
      'Revoke it at https://id.atlassian.com/manage-profile/security/api-tokens; an organisation\'s admin reads its ' +
      'use in the audit log.',
  },
  [
    {
      id: 'keyward/atlassian-api-token',
      title: 'Atlassian API token',
      keywords: ['atatt3'],
      pattern: token(/ATATT3[A-Za-z0-9_-]{20,250}=[A-F0-9]{8}/, '-='),
      maxLength: 265,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user in Jira, Confluence and Bitbucket Cloud.',
      get examples() {
        return [
          `ATATT3xFfGF0${base64url(170)}=${hex(8).toUpperCase()}`,
          `curl -u robin@shop.example:ATATT3xFfGF0${base64url(171, 1)}=${hex(8, 1).toUpperCase()}`,
        ];
      },
      get counterExamples() { return [...misses('ATATT3xFfGF0', base64url(170))]; },
    },
    {
      id: 'keyward/atlassian-bitbucket-token',
      title: 'Bitbucket access token',
      keywords: ['atctt3'],
      pattern: token(/ATCTT3[A-Za-z0-9_-]{20,250}=[A-F0-9]{8}/, '-='),
      maxLength: 265,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads or writes one Bitbucket repository, project or workspace.',
      documentation: 'https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/',
      get examples() {
        return [
          `ATCTT3xFfGN0${base64url(160)}=${hex(8).toUpperCase()}`,
          `git clone https://x-token-auth:ATCTT3xFfGN0${base64url(160, 1)}=${hex(8, 1).toUpperCase()}@bitbucket.org/robin/shop.git`,
        ];
      },
      get counterExamples() { return [...misses('ATCTT3xFfGN0', base64url(160))]; },
    },
    {
      id: 'keyward/atlassian-bitbucket-app-password',
      title: 'Bitbucket app password',
      keywords: ['atbb'],
      pattern: token(/ATBB[A-Za-z0-9]{24}[A-F0-9]{8}/),
      maxLength: 36,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user in Bitbucket Cloud within its permissions.',
      remediation: 'Revoke it at https://bitbucket.org/account/settings/app-passwords/ and move to an API token.',
      documentation: 'https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/',
      get examples() {
        return [
          `ATBB${alnum(24)}${hex(8).toUpperCase()}`,
          `BITBUCKET_APP_PASSWORD=ATBB${alnum(24, 1)}${hex(8, 1).toUpperCase()}`,
        ];
      },
      get counterExamples() { return [...misses('ATBB', `${alnum(24)}${hex(8).toUpperCase()}`)]; },
    },
    {
      id: 'keyward/atlassian-legacy-token',
      title: 'Atlassian API token, old form',
      keywords: ['atlassian', 'jira', 'confluence'],
      pattern: near(['atlassian', 'jira', 'confluence'], /[A-Za-z0-9]{24}/),
      maxLength: 701,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.7,
      description: 'Acts as its user in Jira and Confluence Cloud.',
      get examples() { return [`JIRA_API_TOKEN=${alnum(24)}`, `confluence: { user, token: "${alnum(24, 1)}" }`]; },
      get counterExamples() { return [...strangers('jira', alnum(24))]; },
    },
    {
      id: 'keyward/atlassian-bitbucket-client-secret',
      title: 'Bitbucket OAuth consumer secret',
      keywords: ['bitbucket'],
      pattern: near(['bitbucket'], /(?:[A-Za-z0-9]{64}|[A-Za-z0-9]{32})/),
      maxLength: 740,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.7,
      description: 'Lets anyone pose as the OAuth consumer of the workspace.',
      documentation: 'https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/',
      get examples() { return [`BITBUCKET_CLIENT_SECRET=${alnum(32)}`, `bitbucket: { key, secret: "${alnum(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('bitbucket', alnum(32))]; },
    },
    {
      id: 'keyward/atlassian-trello-token',
      title: 'Trello API token',
      keywords: ['atta'],
      pattern: token(/ATTA[a-f0-9]{64}[A-F0-9]{8}/),
      maxLength: 76,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user on his boards.',
      remediation: 'Revoke it at https://trello.com/my/account under Applications.',
      documentation: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/',
      get examples() { return [`ATTA${hex(64)}${hex(8).toUpperCase()}`, `TRELLO_TOKEN=ATTA${hex(64, 1)}${hex(8, 1).toUpperCase()}`]; },
      get counterExamples() { return [...misses('ATTA', `${hex(64)}${hex(8).toUpperCase()}`)]; },
    },
    {
      id: 'keyward/atlassian-trello-key',
      title: 'Trello API key or old token',
      keywords: ['trello'],
      pattern: near(['trello'], /(?:[a-fA-F0-9]{64}|[A-Za-z0-9-]{32})/, '-'),
      maxLength: 737,
      form: 'near',
      confidence: 0.7,
      severity: 'warning',
      secretType: 'service-token',
      description: 'The key names an app; with a token it acts as the token\'s user.',
      documentation: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/',
      get examples() { return [`TRELLO_API_KEY=${hex(32)}`, `trello = new Trello("${hex(32, 1)}")`]; },
      get counterExamples() { return [...strangers('trello', hex(32))]; },
    },
  ],
);
