import { base64, hex, pem } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

/** A line break, in a file or escaped in a string, with the indentation of the next line. */
const LINE_END = '(?:\\\\r\\\\n|\\\\n|\\r?\\n[ \\t]{0,20})';

export const privateKeyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'PEM',
    documentation: 'https://www.rfc-editor.org/rfc/rfc7468',
    remediation:
      'Treat the key pair as lost: make a new one, replace the public half wherever it is trusted, and revoke ' +
      'certificates that were issued for it.',
  },
  [
    {
      id: 'keyward/private-key',
      title: 'Private key (PEM)',
      keywords: ['private key-----', 'private key block-----'],
      // RFC 7468 labels, the traditional OpenSSL ones, and OpenSSH's; line breaks may be escaped, as in JSON and .env files.
      pattern: token(new RegExp(`-----BEGIN (?:RSA |EC |DSA |ENCRYPTED |OPENSSH |SSH2 ENCRYPTED )?PRIVATE KEY-----${LINE_END}{0,2}(?:[A-Za-z][A-Za-z0-9-]{3,20}: [A-Za-z0-9,.@\" -]{1,100}${LINE_END}{1,2}){0,4}[A-Za-z0-9+/=\\s\\\\\"',]{64,14000}?-----END (?:[A-Z0-9]{2,9} ){0,2}PRIVATE KEY-----`)),
      maxLength: 14799,
      form: 'self',
      structure: 'pem',
      confidence: 0.95,
      severity: 'error',
      secretType: 'private-key',
      description: 'Whoever holds it can sign, decrypt or sign in as the owner of the public half.',
      get examples() {
        return [
          pem('PRIVATE KEY', 25),
          pem('RSA PRIVATE KEY', 24),
          pem('EC PRIVATE KEY', 3),
          `TLS_KEY="${pem('PRIVATE KEY', 3, '\\n')}"`,
          pem('OPENSSH PRIVATE KEY', 6),
        ];
      },
      get counterExamples() {
        return [
          pem('PUBLIC KEY', 6),
          pem('CERTIFICATE', 20),
          '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----',
          'const header = "-----BEGIN RSA PRIVATE KEY-----"',
        ];
      },
    },
    {
      id: 'keyward/pgp-private-key',
      title: 'PGP private key block',
      keywords: ['begin pgp private key block'],
      // Radix-64 with optional armour headers and a CRC24 line.
      pattern: token(new RegExp(`-----BEGIN PGP PRIVATE KEY BLOCK-----${LINE_END}{0,2}(?:[A-Z][a-z]{3,12}: [^\\r\\n\\\\]{1,100}${LINE_END}{1,2}){0,4}[A-Za-z0-9+/=\\s\\\\]{64,24000}?-----END PGP PRIVATE KEY BLOCK-----`)),
      maxLength: 24752,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'private-key',
      description: 'Signs and decrypts as its owner; a passphrase may protect it, or may not.',
      documentation: 'https://www.rfc-editor.org/rfc/rfc9580#section-6',
      get examples() { return [pem('PGP PRIVATE KEY BLOCK', 20), `export SIGNING_KEY='${pem('PGP PRIVATE KEY BLOCK', 12)}'`]; },
      get counterExamples() {
        return [
          pem('PGP PUBLIC KEY BLOCK', 12),
          pem('PGP MESSAGE', 12),
          '-----BEGIN PGP PRIVATE KEY BLOCK-----',
        ];
      },
    },
    {
      id: 'keyward/putty-private-key',
      title: 'PuTTY private key',
      keywords: ['putty-user-key-file-'],
      pattern: token(/PuTTY-User-Key-File-[23]: [a-z0-9@.-]{3,40}\r?\nEncryption: [a-z0-9-]{2,20}\r?\n(?:[^\r\n]{1,120}\r?\n){2,40}?Private-Lines: \d{1,3}\r?\n(?:[A-Za-z0-9+/=]{1,80}\r?\n){1,60}Private-(?:MAC|Hash): [a-f0-9]{40,64}/),
      maxLength: 9997,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'private-key',
      description: 'Signs in over SSH as its owner.',
      documentation: 'https://tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html',
      get examples() {
        return [
          ['PuTTY-User-Key-File-3: ssh-ed25519', 'Encryption: none', 'Comment: robin', 'Public-Lines: 1', base64(64), 'Private-Lines: 1', base64(44), `Private-MAC: ${hex(64)}`].join('\n'),
          ['PuTTY-User-Key-File-2: ssh-rsa', 'Encryption: none', 'Comment: shop', 'Public-Lines: 2', base64(64), base64(64, 1), 'Private-Lines: 2', base64(64, 2), base64(44), `Private-MAC: ${hex(40)}`].join('\r\n'),
        ];
      },
      get counterExamples() {
        return [
          'PuTTY-User-Key-File-3: ssh-ed25519',
          ['PuTTY-User-Key-File-2: ssh-rsa', 'Encryption: none', 'Public-Lines: 1', base64(64)].join('\n'),
          `Private-MAC: ${hex(64)}`,
        ];
      },
    },
  ],
);
