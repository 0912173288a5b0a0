import { cwePage, type PatternClass } from './pattern-class';

/** Places that keep a secret where others can take it. */
export const storageClasses: readonly PatternClass[] = [
  {
    id: 'keyward/unprotected-storage', title: 'Secret in unprotected storage', severity: 'warning', cwe: 312, documentation: cwePage(312),
    description: 'A secret is written where nothing protects it.',
    why: 'What is stored outlives the program: a file is in the next backup, a column in the next dump, and every script of a page can read localStorage.',
    remediation: 'Keep it in a vault or keychain, as a salted hash where only a comparison is needed, and in cookies that are Secure and HttpOnly.',
    finds: [
      'a secret written to localStorage or sessionStorage, to a plain file or to a column of a database',
      'a cookie with a session or token without Secure or HttpOnly',
      'an object that is serialised with a secret in it',
    ],
  },
  {
    id: 'keyward/secret-in-image', title: 'Secret in a container image', severity: 'warning', cwe: 538, documentation: 'https://docs.docker.com/build/building/secrets/',
    description: 'A build gives a secret to an image, which keeps it.',
    why: 'Build arguments stand in the image\'s history, variables in its configuration and copied files in a layer, also when a later line deletes them. Whoever can pull the image has them.',
    remediation: 'Mount it for the one command that needs it: RUN --mount=type=secret. Give secrets to a running container by its environment or a mounted file.',
    finds: [
      'ARG and ENV with the name of a secret, and RUN lines that use such an argument',
      'COPY and ADD of .env files, private keys and files with credentials',
    ],
  },
];
