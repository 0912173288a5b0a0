import { base64url, encodedJson, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const snowflakeRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Snowflake',
    documentation: 'https://docs.snowflake.com/en/user-guide/programmatic-access-tokens',
    remediation: 'Revoke it in the console of the service and create a new one.',
  },
  [
    {
      id: 'keyward/snowflake-access-token',
      title: 'Snowflake programmatic access token',
      keywords: ['snowflake'],
      pattern: near(['snowflake'], /eyJraWQ[A-Za-z0-9_-]{20,400}\.eyJ[A-Za-z0-9_-]{20,800}\.[A-Za-z0-9_-]{40,600}/, '-.'),
      maxLength: 2488,
      form: 'near',
      structure: 'jwt',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'database-credential',
      description: 'Signs in as its user and role.',
      examples: [
        `SNOWFLAKE_TOKEN=${encodedJson({ kid: '10951', alg: 'ES256' })}.${encodedJson({ p: 'shop:1', iss: 'SF:1', exp: 4102444800 })}.${base64url(86)}`,
        `snowflake: { token: "${encodedJson({ kid: '10951', alg: 'ES256' })}.${encodedJson({ p: 'shop:1', iss: 'SF:1', exp: 4102444800 })}.${base64url(86, 1)}" }`,
      ],
      counterExamples: [
        ...strangers('snowflake', `${encodedJson({ kid: '10951', alg: 'ES256' })}.${encodedJson({ p: 'shop:1', iss: 'SF:1', exp: 4102444800 })}.${base64url(86)}`),
      ],
    },
  ],
);
