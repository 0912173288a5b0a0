import type { VaultError } from '../../../../core/model/vault-error';
import type { SecretValue } from '../../../../core/redact/secret-value';
import type { Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import type { SignInWay } from '../../../sign-in';
import type { AuthApi, TokenFacts } from './auth-api';
import type { AppRoleIds, Credential } from './credential';
import { cloneIds, disposeCredential, disposeIds, usable } from './credential';

/** A credential that the server has just taken. */
export interface ObtainedSignIn {
  readonly credential: Credential;
  readonly facts: TokenFacts;
}

/**
 * Asks the server for what the user gave. Errors: `unauthenticated` with `refused`; `unwrapped-before`; `invalid-value` where
 * what was pasted cannot be a token or id; those of the connection. The caller disposes of what `way` holds.
 */
export async function obtainSignIn(auth: AuthApi, store: string, way: SignInWay): Promise<Result<ObtainedSignIn, VaultError>> {
  if (way.kind === 'approle') return obtainByAppRole(auth, store, way);
  const token = usable(way.token);
  return token === undefined ? err(NOT_USABLE) : verified(auth, store, { kind: 'token', token });
}

/** Logs in with ids, which are the caller's to dispose of, and are kept in the credential if `keepIds`. */
export async function logIn(auth: AuthApi, store: string, ids: AppRoleIds, keepIds: boolean): Promise<Result<ObtainedSignIn, VaultError>> {
  const token = await auth.login(ids);
  if (!token.ok) return token;
  const kept = keepIds ? cloneIds(ids) : undefined;
  return verified(auth, store, { kind: 'approle', token: token.value, ids: kept });
}

async function obtainByAppRole(
  auth: AuthApi, store: string, { roleId, secretId, wrapped }: SignInWay & { readonly kind: 'approle' },
): Promise<Result<ObtainedSignIn, VaultError>> {
  const given = { roleId: usable(roleId), secretId: usable(secretId) };
  if (given.roleId === undefined || given.secretId === undefined) {
    given.roleId?.dispose();
    given.secretId?.dispose();
    return err(NOT_USABLE);
  }
  try {
    return wrapped
      ? await logInUnwrapped(auth, store, { roleId: given.roleId, wrapping: given.secretId })
      : await logIn(auth, store, { roleId: given.roleId, secretId: given.secretId }, true);
  } finally {
    disposeIds({ roleId: given.roleId, secretId: given.secretId });
  }
}

async function logInUnwrapped(
  auth: AuthApi, store: string, { roleId, wrapping }: { readonly roleId: SecretValue; readonly wrapping: SecretValue },
): Promise<Result<ObtainedSignIn, VaultError>> {
  const unwrapped = await auth.unwrapSecretId(wrapping);
  if (!unwrapped.ok) return unwrapped;
  const { secretId, singleUse } = unwrapped.value;
  try {
    return await logIn(auth, store, { roleId, secretId }, !singleUse);
  } finally {
    secretId.dispose();
  }
}

async function verified(auth: AuthApi, store: string, credential: Credential): Promise<Result<ObtainedSignIn, VaultError>> {
  const checked = await auth.check(credential.token);
  if (checked.ok && checked.value.kind === 'alive') return ok({ credential, facts: checked.value.facts });
  disposeCredential(credential);
  return checked.ok ? err({ kind: 'unauthenticated', store, reason: 'refused' }) : checked;
}

const NOT_USABLE: VaultError = { kind: 'invalid-value', reason: 'not-text' };
