import type { RuleId } from '../../core/model/finding';

/** Files of a program's secrets; those that frameworks mean to be committed (`.env.test`, `.env.development`) are not among them. */
const ENVIRONMENT = /^\.env(?:\.(?:(?:[\w-]{1,40}\.)?local|prod|production|staging|live|secrets?))?$/;

/** What tells the names of a program's variables without their values. */
export const ENVIRONMENT_EXAMPLES: ReadonlySet<string> = new Set(['.env.example', '.env.sample', '.env.template', '.env.dist', '.env.schema', 'example.env', 'env.example', 'keyward.env']);

/** Sources: https://man.openbsd.org/ssh-keygen, https://www.rfc-editor.org/rfc/rfc7292, https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html, https://keepass.info/help/base/repair.html */
const PRIVATE_KEY = /^(?:id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?|.{1,200}\.(?:p12|pfx|jks|keystore|ppk|kdbx))$/i;

/** Sources: https://developer.hashicorp.com/terraform/language/state, https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html, https://www.postgresql.org/docs/current/libpq-pgpass.html */
const STATE = /(?:^|\/)(?:[^/]{1,200}\.tfstate(?:\.backup)?|[._]netrc|\.pgpass|\.git-credentials|\.htpasswd|\.aws\/credentials)$/i;

/** Whether a file's name says that it holds a program's secrets. */
export function isEnvironmentFile(name: string): boolean {
  return ENVIRONMENT.test(name);
}

/** What is wrong with a file that git follows, by its path with forward slashes; undefined for an ordinary one. */
export function wrongInRepository(path: string): RuleId | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (isEnvironmentFile(name)) return 'keyward/repository-hygiene-env-tracked';
  if (PRIVATE_KEY.test(name)) return 'keyward/repository-hygiene-key-file';
  return STATE.test(path) ? 'keyward/repository-hygiene-state-file' : undefined;
}
