import { alnum, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const upstashRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Upstash',
    documentation: 'https://upstash.com/docs/qstash/howto/signature',
    remediation: 'Roll it in the console at https://console.upstash.com.',
  },
  [
    {
      id: 'keyward/upstash-token',
      title: 'Upstash REST token',
      keywords: ['upstash'],
      pattern: near(['upstash'], /A[A-Za-z0-9_-]{36,80}={0,2}/, '-='),
      maxLength: 757,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'database-credential',
      minEntropy: 3.5,
      description: 'Reads and writes the database.',
      documentation: 'https://upstash.com/docs/redis/features/restapi',
      get examples() { return [`UPSTASH_REDIS_REST_TOKEN=A${alnum(53)}`, `upstash: { token: "AX${alnum(54, 1)}==" }`]; },
      get counterExamples() { return [...strangers('upstash', `A${alnum(53)}`)]; },
    },
    {
      id: 'keyward/qstash-signing-key',
      title: 'QStash signing key',
      keywords: ['sig_'],
      pattern: token(/sig_[A-Za-z0-9]{26,32}/),
      maxLength: 36,
      form: 'self',
      confidence: 0.9,
      severity: 'error',
      secretType: 'webhook-url',
      minEntropy: 3.5,
      description: 'Proves that a message comes from QStash; whoever has it can forge messages.',
      get examples() { return [`sig_${alnum(28)}`, `QSTASH_CURRENT_SIGNING_KEY=sig_${alnum(28, 1)}`]; },
      get counterExamples() { return [...misses('sig_', alnum(28))]; },
    },
  ],
);
