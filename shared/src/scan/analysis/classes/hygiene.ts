import type { PatternClass } from './pattern-class';
import { cwePage } from './pattern-class';

/** What of a repository is in every clone of it, and should not be. */
export const hygieneClasses: readonly PatternClass[] = [
  {
    id: 'keyward/repository-hygiene-env-tracked', title: 'Environment file in the repository', severity: 'warning', cwe: 538, documentation: cwePage(538),
    description: 'Git follows a file that holds a program\'s secrets.',
    why: 'Every clone, fork and build has it, and every older version of it stays in the history.',
    remediation: 'Move the values with "keyward fix", take the file out of git with "git rm --cached" and add its name to .gitignore. Change what was in it.',
    finds: ['.env, .env.local, .env.production and the like that git follows'],
  },
  {
    id: 'keyward/repository-hygiene-env-not-ignored', title: 'Environment file is not ignored', severity: 'warning', cwe: 538, documentation: 'https://git-scm.com/docs/gitignore',
    description: 'A file with a program\'s secrets lies in a repository, and nothing keeps it out.',
    why: 'The next "git add ." puts it into the repository.',
    remediation: 'Add its name to .gitignore.',
    finds: ['.env, .env.local, .env.production and the like in a repository whose .gitignore does not name them'],
  },
  {
    id: 'keyward/repository-hygiene-no-env-example', title: 'No example of the environment', severity: 'information', cwe: 1059, documentation: 'https://12factor.net/config',
    description: 'Nobody can see which variables the program needs without having the secrets.',
    why: 'Whoever sets the program up asks for the file with the secrets, and it is sent by mail or chat.',
    remediation: 'Keep keyward.env, which holds names only, or a .env.example without values in the repository.',
    finds: ['a .env file without .env.example, .env.sample, .env.template or keyward.env beside it'],
  },
  {
    id: 'keyward/repository-hygiene-key-file', title: 'Private key in the repository', severity: 'warning', cwe: 540, documentation: cwePage(540),
    description: 'Git follows a file that holds a private key.',
    why: 'Every clone has the key, and a password on it only slows down who tries to open it.',
    remediation: 'Keep the key in a vault, take the file out of git and make a new key: the old one stays in the history.',
    finds: ['private SSH keys, PKCS #12 files, Java and Android key stores, PuTTY keys, KeePass databases that git follows'],
  },
  {
    id: 'keyward/repository-hygiene-state-file', title: 'State or credentials in the repository', severity: 'warning', cwe: 538, documentation: 'https://developer.hashicorp.com/terraform/language/state/sensitive-data',
    description: 'Git follows a file in which a tool keeps credentials.',
    why: 'Terraform\'s state holds every password it made in the clear; the other files are what tools sign in with.',
    remediation: 'Use a remote state with encryption, take the file out of git, add its name to .gitignore, and change what was in it.',
    finds: ['Terraform state, .netrc, .pgpass, .git-credentials, .htpasswd and AWS credentials that git follows'],
  },
];
