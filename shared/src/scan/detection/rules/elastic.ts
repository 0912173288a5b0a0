import { base64, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const elasticRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Elastic',
    documentation: 'https://www.elastic.co/docs/deploy-manage/api-keys',
    remediation: 'Revoke it in the console of the service and create a new one.',
  },
  [
    {
      id: 'keyward/elastic-api-key',
      title: 'Elastic API key',
      keywords: ['elastic', 'kibana', 'ess_api', 'ec_api'],
      pattern: near(['elastic', 'kibana', 'ess_api', 'ec_api'], /(?:essu_)?[A-Za-z0-9+/_-]{56,110}={0,2}/, '+/=-'),
      maxLength: 791,
      form: 'near',
      confidence: 0.8,
      severity: 'error',
      secretType: 'database-credential',
      minEntropy: 4,
      description: 'Reads and writes the deployment, or manages deployments.',
      get examples() { return [`ELASTIC_API_KEY=${base64(58)}==`, `new Client({ elastic: "${base64(58, 1)}==" })`]; },
      get counterExamples() { return [...strangers('elastic', `${base64(58)}==`)]; },
    },
  ],
);
