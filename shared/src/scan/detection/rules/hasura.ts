import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const hasuraRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Hasura',
    documentation: 'https://hasura.io/docs/2.0/deployment/securing-graphql-endpoint/',
    remediation: 'Set a new admin secret and restart the engine.',
  },
  [
    {
      id: 'keyward/hasura-admin-secret',
      title: 'Hasura admin secret',
      keywords: ['hasura_graphql_admin_secret', 'hasura_admin_secret', 'x-hasura-admin-secret', 'hasuraadminsecret'],
      pattern: near(['hasura_graphql_admin_secret', 'hasura_admin_secret', 'x-hasura-admin-secret', 'hasuraadminsecret'], /(?=[A-Za-z_-]{0,60}[0-9])[A-Za-z0-9_-]{16,64}/, '-'),
      maxLength: 758,
      form: 'near',
      confidence: 0.72,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.2,
      description: 'Reads and writes everything behind the GraphQL engine.',
      get examples() { return [`HASURA_GRAPHQL_ADMIN_SECRET=${alnum(40)}`, `x-hasura-admin-secret: ${alnum(40, 1)}`]; },
      get counterExamples() { return [...strangers('hasuraadminsecret', alnum(40))]; },
    },
  ],
);
