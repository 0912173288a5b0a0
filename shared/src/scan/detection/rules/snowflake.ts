import { base64url, digits, encodedJson, lower, strangers } from './example';
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
      get examples() {
        return [
          `SNOWFLAKE_TOKEN=${encodedJson({ kid: '10951', alg: 'ES256' })}.${encodedJson({ p: 'shop:1', iss: 'SF:1', exp: 4102444800 })}.${base64url(86)}`,
          `snowflake: { token: "${encodedJson({ kid: '10951', alg: 'ES256' })}.${encodedJson({ p: 'shop:1', iss: 'SF:1', exp: 4102444800 })}.${base64url(86, 1)}" }`,
        ];
      },
      get counterExamples() {
        return [
          ...strangers('snowflake', `${encodedJson({ kid: '10951', alg: 'ES256' })}.${encodedJson({ p: 'shop:1', iss: 'SF:1', exp: 4102444800 })}.${base64url(86)}`),
        ];
      },
    },
    {
      id: 'keyward/snowflake-account-host',
      title: 'Snowflake account host',
      keywords: ['snowflake', 'account_url'],
      pattern: near(['snowflake', 'account_url'], /(?:https:\/\/)?[a-z0-9][a-z0-9_-]{1,60}(?:\.[a-z0-9-]{2,30}){0,2}\.snowflakecomputing\.com/, '-.'),
      maxLength: 832,
      form: 'near',
      confidence: 0.54,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names the account in which a password or token is valid.',
      documentation: 'https://docs.snowflake.com/en/user-guide/organizations-connect',
      get examples() {
        return [
          `SNOWFLAKE_HOST=${lower(4)}${digits(4)}.eu-central-1.snowflakecomputing.com`,
          `snowflake: { accountUrl: "${lower(6)}-${lower(5)}.snowflakecomputing.com" }`,
        ];
      },
      get counterExamples() { return [...strangers('snowflake', `${lower(4)}${digits(4)}.eu-central-1.snowflakecomputing.com`)]; },
    },
  ],
);
