import { hex, misses, strangers, uuid } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const plaidRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Plaid',
    documentation: 'https://plaid.com/docs/api/tokens/',
    remediation: 'Revoke it at https://dashboard.plaid.com/developers/keys and create a new one.',
  },
  [
    {
      id: 'keyward/plaid-access-token',
      title: 'Plaid access token',
      keywords: ['access-sandbox-', 'access-development-', 'access-production-'],
      pattern: token(/access-(?:sandbox|development|production)-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/, '-'),
      maxLength: 55,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads a person\'s bank accounts; the app\'s secret is needed beside it.',
      get examples() { return [`access-production-${uuid()}`, `PLAID_ACCESS_TOKEN=access-production-${uuid(1)}`]; },
      get counterExamples() { return [...misses('access-production-', uuid())]; },
    },
    {
      id: 'keyward/plaid-secret',
      title: 'Plaid client id or secret',
      keywords: ['plaid'],
      pattern: near(['plaid'], /(?:[a-fA-F0-9]{30}|[a-fA-F0-9]{24})/),
      maxLength: 702,
      form: 'near',
      confidence: 0.8,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls Plaid as the app.',
      get examples() { return [`PLAID_SECRET=${hex(30)}`, `plaid: { clientId, secret: "${hex(30, 1)}" }`]; },
      get counterExamples() { return [...strangers('plaid', hex(30))]; },
    },
  ],
);
