import { misses, sample } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const nostrRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Nostr',
    documentation: 'https://github.com/nostr-protocol/nips/blob/master/19.md',
    remediation: 'Make a new key and tell your contacts; a key that was out cannot be revoked.',
  },
  [
    {
      id: 'keyward/nostr-private-key',
      title: 'Nostr private key',
      keywords: ['nsec1'],
      pattern: token(/nsec1[023456789acdefghjklmnpqrstuvwxyz]{58}/),
      maxLength: 63,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'private-key',
      description: 'Signs as its owner for ever, and decrypts his messages.',
      get examples() {
        return [
          `nsec1${sample('023456789acdefghjklmnpqrstuvwxyz', 58)}`,
          `NOSTR_KEY=nsec1${sample('023456789acdefghjklmnpqrstuvwxyz', 58, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('nsec1', sample('023456789acdefghjklmnpqrstuvwxyz', 58))]; },
    },
  ],
);
