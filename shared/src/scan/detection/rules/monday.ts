import { base64url, encodedJson, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mondayRules: readonly Rule[] = vendorRules(
  {
    vendor: 'monday.com',
    documentation: 'https://developer.monday.com/api-reference/docs/authentication',
    remediation: 'Regenerate it under Developers, API token.',
  },
  [
    {
      id: 'keyward/monday-api-token',
      title: 'monday.com API token',
      keywords: ['monday_api', 'monday_token', 'monday.com', 'mondayapi'],
      pattern: near(['monday_api', 'monday_token', 'monday.com', 'mondayapi'], /eyJhbGciOiJIUzI1NiJ9\.eyJ0aWQi[A-Za-z0-9_-]{40,500}\.[A-Za-z0-9_-]{43}/, '-.'),
      maxLength: 1252,
      form: 'near',
      structure: 'jwt',
      confidence: 0.93,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and changes boards as its user.',
      get examples() {
        return [
          `MONDAY_API_TOKEN=${encodedJson({ alg: 'HS256' })}.${encodedJson({ tid: 318, uid: 1024, per: 'me:write' , rgn: 'euc1' })}.${base64url(43)}`,
          `monday_api: { token: "${encodedJson({ alg: 'HS256' })}.${encodedJson({ tid: 319, uid: 2048, per: 'me:write', rgn: 'use1' })}.${base64url(43, 1)}" }`,
        ];
      },
      get counterExamples() {
        return [
          ...strangers('monday_api', `${encodedJson({ alg: 'HS256' })}.${encodedJson({ tid: 318, uid: 1024, per: 'me:write' })}.${base64url(43)}`),
        ];
      },
    },
  ],
);
