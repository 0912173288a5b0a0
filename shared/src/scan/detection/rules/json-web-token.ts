import { alnum, encodedJson, jwt } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const jsonWebTokenRules: readonly Rule[] = vendorRules(
  {
    vendor: 'JWT',
    documentation: 'https://www.rfc-editor.org/rfc/rfc7519',
    remediation:
      'End the session or revoke the token at its issuer; if the issuer cannot, change the signing key. A token in ' +
      'the code is a sign that a program should ask for one instead.',
  },
  [
    {
      id: 'keyward/json-web-token',
      title: 'JSON Web Token',
      keywords: ['eyj'],
      pattern: token(/eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,6000}\.[A-Za-z0-9_-]{16,1400}/, '-.'),
      maxLength: 9408,
      form: 'self',
      structure: 'jwt',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Proves an identity to whoever trusts its signature, until it expires.',
      get examples() { return [jwt(), `Authorization: Bearer ${jwt({ iss: 'shop', exp: 4102444800 }, 1)}`]; },
      get counterExamples() {
        return [
          `${encodedJson({ alg: 'HS256' })}.${encodedJson({ sub: '1' })}`,
          `eyJ${alnum(40)}`,
          `x${jwt()}`,
        ];
      },
    },
    {
      id: 'keyward/json-web-token-unsigned',
      title: 'JSON Web Token without signature',
      keywords: ['eyj'],
      pattern: token(/eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,6000}(?!\.)/, '-'),
      maxLength: 8007,
      form: 'self',
      structure: 'jwt',
      confidence: 0.5,
      severity: 'information',
      secretType: 'service-token',
      description:
        'Header and claims of a token whose signature was cut off, or of one that never had any; the claims can ' +
        'be read by everybody.',
      get examples() {
        return [
          jwt().split('.').slice(0, 2).join('.'),
          `TOKEN=${encodedJson({ alg: 'none' })}.${encodedJson({ sub: 'robin', admin: true })}`,
        ];
      },
      get counterExamples() { return [jwt(), `eyJ${alnum(40)}`, `x${encodedJson({ alg: 'none' })}.${encodedJson({ sub: 'robin' })}`]; },
    },
  ],
);
