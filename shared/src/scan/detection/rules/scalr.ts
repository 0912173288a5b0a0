import { jwt, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const scalrRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Scalr',
    documentation: 'https://docs.scalr.io/docs/api-tokens',
    remediation: 'Delete it under the account\'s or service account\'s tokens.',
  },
  [
    {
      id: 'keyward/scalr-access-token',
      title: 'Scalr access token',
      keywords: ['scalr'],
      pattern: near(['scalr'], /eyJ[A-Za-z0-9_-]{10,200}\.eyJ[A-Za-z0-9_-]{10,600}\.[A-Za-z0-9_-]{40,400}/, '-.'),
      maxLength: 1880,
      form: 'near',
      structure: 'jwt',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      description: 'Plans and applies, and reads state with all its secrets.',
      get examples() {
        return [
          `SCALR_TOKEN=${jwt({ iss: 'user', jti: 'at-1' })}`,
          `scalr: { token: "${jwt({ iss: 'user', jti: 'at-1' })}" }`,
        ];
      },
      get counterExamples() { return [...strangers('scalr', jwt({ iss: 'user', jti: 'at-1' }))]; },
    },
  ],
);
