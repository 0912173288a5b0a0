import { alnum, base64url, encodedJson, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const temporalRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Temporal',
    documentation: 'https://docs.temporal.io/cloud/api-keys',
    remediation: 'Revoke it at https://cloud.temporal.io/settings/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/temporal-cloud-api-key',
      title: 'Temporal Cloud API key',
      keywords: ['temporal'],
      pattern: near(['temporal'], /eyJ[A-Za-z0-9_-]{20,300}\.eyJ[A-Za-z0-9_-]{40,600}\.[A-Za-z0-9_-]{40,600}/, '-.'),
      maxLength: 2183,
      form: 'near',
      structure: 'jwt',
      confidence: 0.9,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Starts and reads workflows as its user or service account.',
      get examples() {
        return [
          `TEMPORAL_API_KEY=${encodedJson({ alg: 'ES256', kid: 'Wvtwaa' })}.${encodedJson({ account_id: 'a1b2c', iss: 'temporal.io', key_id: alnum(12), exp: 4102444800 })}.${base64url(86)}`,
          `temporal: { apiKey: "${encodedJson({ alg: 'ES256', kid: 'Wvtwaa' })}.${encodedJson({ account_id: 'a1b2c', iss: 'temporal.io', key_id: alnum(12, 1), exp: 4102444800 })}.${base64url(86, 1)}" }`,
        ];
      },
      get counterExamples() {
        return [
          ...strangers('temporal', `${encodedJson({ alg: 'ES256', kid: 'Wvtwaa' })}.${encodedJson({ account_id: 'a1b2c', iss: 'temporal.io', key_id: alnum(12), exp: 4102444800 })}.${base64url(86)}`),
        ];
      },
    },
  ],
);
