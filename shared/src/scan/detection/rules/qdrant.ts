import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const qdrantRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Qdrant',
    documentation: 'https://qdrant.tech/documentation/cloud/authentication/',
    remediation: 'Delete it on the cluster\'s page, API Keys, at https://cloud.qdrant.io.',
  },
  [
    {
      id: 'keyward/qdrant-api-key',
      title: 'Qdrant Cloud API key',
      keywords: ['qdrant'],
      pattern: near(['qdrant'], /[A-Za-z0-9_-]{54}/, '-.'),
      maxLength: 727,
      form: 'near',
      confidence: 0.82,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads, writes and deletes the collections of the cluster.',
      get examples() { return [`QDRANT_API_KEY=${base64url(54)}`, `qdrant: { key: "${base64url(54, 1)}" }`]; },
      get counterExamples() { return [...strangers('qdrant', base64url(54))]; },
    },
  ],
);
