import { misses, sample } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const ageRules: readonly Rule[] = vendorRules(
  {
    vendor: 'age',
    documentation: 'https://github.com/FiloSottile/age',
    remediation: 'Make a new identity with age-keygen, encrypt again to its recipient, and treat what the old one could open as read.',
  },
  [
    {
      id: 'keyward/age-secret-key',
      title: 'age identity',
      keywords: ['age-secret-key-1'],
      pattern: token(/AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}/, '-'),
      maxLength: 74,
      form: 'self',
      structure: 'age-bech32',
      confidence: 0.98,
      severity: 'error',
      secretType: 'private-key',
      description: 'Decrypts every file that was encrypted to its recipient.',
      get examples() {
        return [
          `AGE-SECRET-KEY-1${sample('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}`,
          `SOPS_AGE_KEY=AGE-SECRET-KEY-1${sample('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58, 1)}`,
        ];
      },
      get counterExamples() {
        return [
          ...misses('AGE-SECRET-KEY-1', sample('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)),
          `AGE-SECRET-KEY-1${'b'.repeat(58)}`,
        ];
      },
    },
    {
      id: 'keyward/age-plugin-identity',
      title: 'age plugin identity',
      keywords: ['age-plugin-'],
      pattern: token(/AGE-PLUGIN-[A-Z0-9]{2,20}-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{30,400}/, '-'),
      maxLength: 433,
      form: 'self',
      structure: 'age-bech32',
      confidence: 0.9,
      severity: 'warning',
      secretType: 'private-key',
      description: 'Points age to a hardware key; with the hardware at hand it decrypts.',
      get examples() {
        return [
          `AGE-PLUGIN-YUBIKEY-1${sample('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 46)}`,
          `identity: AGE-PLUGIN-TPM-1${sample('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 120)}`,
        ];
      },
      get counterExamples() { return [...misses('AGE-PLUGIN-YUBIKEY-1', sample('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58))]; },
    },
  ],
);
