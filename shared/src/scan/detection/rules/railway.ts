import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const railwayRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Railway',
    documentation: 'https://docs.railway.com/reference/public-api',
    remediation: 'Delete it in the account\'s or project\'s settings, Tokens, at https://railway.com.',
  },
  [
    {
      id: 'keyward/railway-token',
      title: 'Railway token',
      keywords: ['railway_token', 'railway_api', 'railwaytoken', 'project-access-token'],
      pattern: near(['railway_token', 'railway_api', 'railwaytoken', 'project-access-token'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 723,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      description: 'Deploys, and reads the variables of the project.',
      get examples() { return [`RAILWAY_TOKEN=${uuid()}`, `railway_token: { key: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('railway_token', uuid())]; },
    },
  ],
);
