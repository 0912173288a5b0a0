import { base64, strangers, upperAlnum } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const confluentRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Confluent',
    documentation: 'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html',
    remediation: 'Revoke it in the console of the service and create a new one.',
  },
  [
    {
      id: 'keyward/confluent-cloud-secret',
      title: 'Confluent Cloud API secret',
      keywords: ['confluent', 'kafka_api', 'kafka_secret', 'ccloud', 'sasl.password', 'sasl_password'],
      pattern: near(['confluent', 'kafka_api', 'kafka_secret', 'ccloud', 'sasl.password', 'sasl_password'], /(?:cflt[A-Za-z0-9+/]{60}|[A-Za-z0-9+/]{64})/, '+/='),
      maxLength: 744,
      form: 'near',
      confidence: 0.8,
      severity: 'error',
      secretType: 'database-credential',
      minEntropy: 4,
      description: 'Reads and writes topics of the cluster.',
      get examples() { return [`CONFLUENT_API_SECRET=${base64(64)}`, `confluent: { key, secret: "${base64(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('confluent', base64(64))]; },
    },
    {
      id: 'keyward/confluent-cloud-key',
      title: 'Confluent Cloud API key',
      keywords: ['confluent', 'ccloud'],
      pattern: near(['confluent', 'ccloud'], /[A-Z0-9]{16}/),
      maxLength: 692,
      form: 'near',
      confidence: 0.65,
      severity: 'information',
      secretType: 'database-credential',
      minEntropy: 3,
      description: 'Names an API key; its secret is needed beside it.',
      get examples() { return [`CONFLUENT_API_KEY=${upperAlnum(16)}`, `confluent: { apiKey: "${upperAlnum(16, 1)}" }`]; },
      get counterExamples() { return [...strangers('confluent', upperAlnum(16))]; },
    },
  ],
);
