import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../shared/src/core/result';
import { err } from '../../../shared/src/core/result';
import type { SignInMethod, SignInWay } from '../../../shared/src/secrets/sign-in';
import type { Session } from '../session';

export interface ChosenWay {
  readonly method: SignInMethod;
  /** The secret id is a wrapping token. */
  readonly wrapped: boolean;
}

type Asking = Pick<Session, 'given' | 'dialogue'>;

/** Takes what was given, asks without echo for what was not, and lets go of it when `use` has ended. */
export function withSignInWay<T>(
  session: Asking, { method, wrapped }: ChosenWay, use: (way: SignInWay) => Promise<Result<T, VaultError>>,
): Promise<Result<T, VaultError>> {
  const { given } = session;
  if (method === 'token') {
    return withSecret(session, { given: given.token, question: 'Token: ', options: '--token-stdin or --token-fd' }, (token) => use({ kind: 'token', token }));
  }
  const question = wrapped ? 'Wrapping token of the secret id: ' : 'Secret id: ';
  return withSecret(session, { given: given.roleId, question: 'Role id: ', options: '--role-id-fd or --role-id-stdin' }, (roleId) =>
    withSecret(session, { given: given.secretId, question, options: '--secret-id-stdin or --secret-id-fd' }, (secretId) =>
      use({ kind: 'approle', roleId, secretId, wrapped })));
}

interface Wanted {
  readonly given: SecretValue | undefined;
  readonly question: string;
  /** How it is given where nobody can be asked. */
  readonly options: string;
}

async function withSecret<T>(
  { dialogue }: Asking, { given, question, options }: Wanted, use: (secret: SecretValue) => Promise<Result<T, VaultError>>,
): Promise<Result<T, VaultError>> {
  const secret = given?.clone() ?? await dialogue?.askHidden(question);
  if (secret === undefined) return err(dialogue === undefined ? { kind: 'confirmation-needed', reason: `give it with ${options}` } : { kind: 'cancelled' });
  try {
    return await use(secret);
  } finally {
    secret.dispose();
  }
}
