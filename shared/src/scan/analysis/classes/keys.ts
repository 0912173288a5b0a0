import { cwePage, type PatternClass } from './pattern-class';

/** How programs make, compare and hand on keys and passwords. */
export const keyClasses: readonly PatternClass[] = [
  {
    id: 'keyward/hardcoded-key-argument', title: 'Hard-coded key', severity: 'error', cwe: 321, documentation: cwePage(321),
    description: 'A literal is given to a cipher, a signature or a token library as its key.',
    why: 'Whoever can read the code can decrypt what it encrypts and sign in anybody\'s name; and the key is the same on every machine.',
    remediation: 'Move the key into the vault and read it from there, then change it.',
    finds: ['a literal where a library takes a key, an initialisation vector or a signing secret, whatever its name'],
  },
  {
    id: 'keyward/secret-in-argv', title: 'Secret in a command\'s arguments', severity: 'warning', cwe: 214, documentation: cwePage(214),
    description: 'A secret is given to another program as an argument.',
    why: 'Every user of the machine can list the arguments of running programs, and shells and audit logs keep them.',
    remediation: 'Give it through the environment, standard input or a file that only its user may read.',
    finds: ['a secret in the command line or the list of arguments of a process that is started'],
  },
  {
    id: 'keyward/weak-default-password', title: 'Password with a default', severity: 'warning', cwe: 1392, documentation: cwePage(1392),
    description: 'A literal stands in where a secret is not configured.',
    why: 'A forgotten setting is not noticed: the program runs, with a password that everybody can read in its code.',
    remediation: 'Leave the default out and end with a clear message when the setting is missing.',
    finds: ['a literal as the second choice for a secret: behind an operator, as the default of a lookup or of a parameter'],
  },
  {
    id: 'keyward/timing-unsafe-comparison', title: 'Comparison that tells a secret by its time', severity: 'warning', cwe: 208, documentation: cwePage(208),
    description: 'A secret or a signature is compared with an operator that stops at the first difference.',
    why: 'The comparison takes longer the more characters are right, which many tries can measure: the value is found character by character.',
    remediation: 'Compare with the function that your language has for this, such as crypto.timingSafeEqual or hmac.compare_digest.',
    finds: ['== and the like between a secret, token or computed signature and something that came from outside'],
  },
  {
    id: 'keyward/weak-random-secret', title: 'Secret from a predictable random source', severity: 'warning', cwe: 338, documentation: cwePage(338),
    description: 'A token, password or key is made with random numbers that can be predicted.',
    why: 'Ordinary random generators are made for games and statistics: some of their output tells the rest, so that the next token can be computed.',
    remediation: 'Use the generator for secrets: crypto.randomBytes, the secrets module, crypto/rand, SecureRandom.',
    finds: ['Math.random, the random module, math/rand, rand() and their like in the making of something with the name of a secret'],
  },
];
