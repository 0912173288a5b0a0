import { cwePage, type PatternClass } from './pattern-class';

/** Connections on which others can read what is sent. */
export const connectionClasses: readonly PatternClass[] = [
  {
    id: 'keyward/plaintext-transport', title: 'Credentials over a plain connection', severity: 'warning', cwe: 319, documentation: cwePage(319),
    description: 'Credentials are sent over a connection that is not encrypted.',
    why: 'Everybody between the two machines can read them: in the same Wi-Fi, at the provider, on any router.',
    remediation: 'Use https, ldaps, wss or the database\'s TLS mode; the address changes and the code stays.',
    finds: [
      'a request over http:// with a token, a password or a login, other than to this machine',
      'a database whose TLS is switched off next to a password, and frameworks told not to insist on https',
    ],
  },
  {
    id: 'keyward/tls-verification-off', title: 'Certificates are not checked', severity: 'warning', cwe: 295, documentation: cwePage(295),
    description: 'A TLS connection accepts any certificate.',
    why: 'Encryption helps nobody when the other side may be anyone: whoever can redirect the connection answers with a certificate of his own and reads everything, credentials first.',
    remediation: 'Take the switch out. For a server with a certificate of your own, trust that certificate or its authority.',
    finds: [
      'the switches of HTTP clients, databases and TLS libraries that stop the check',
      'the same in environment variables and configuration files',
    ],
  },
];
