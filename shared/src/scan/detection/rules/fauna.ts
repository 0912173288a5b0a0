import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const faunaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Fauna',
    documentation: 'https://docs.fauna.com/fauna/current/learn/security/keys/',
    remediation: 'Delete the key in the dashboard or with Key.byId(ID)!.delete().',
  },
  [
    {
      id: 'keyward/fauna-key',
      title: 'Fauna key',
      keywords: ['fauna'],
      pattern: near(['fauna'], /fn[A-Za-z][A-Za-z0-9_-]{36,51}/, '-'),
      maxLength: 726,
      form: 'near',
      confidence: 0.92,
      severity: 'warning',
      secretType: 'database-credential',
      description: 'Reads and writes the database as its role says.',
      get examples() { return [`FAUNA_SECRET=fnA${base64url(37)}`, `fauna: { secret: "fnA${base64url(37, 1)}" }`]; },
      get counterExamples() { return [...strangers('fauna', `fnA${base64url(50)}`)]; },
    },
  ],
);
