import { randomUUID } from 'node:crypto';
import { pause, schedule } from '../../../../shared/src/host/schedule';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import { valueOf } from '../../../support/local-vault';
import type { OpenBao } from '../../../support/openbao';
import type { SignInStore } from '../../../../shared/src/secrets/sign-in';
import { createHashicorpStore } from '../../../../shared/src/secrets/stores/hashicorp/hashicorp-store';
import type { HashicorpStoreOptions, StoreEnvironment } from '../../../../shared/src/secrets/stores/hashicorp/options';
import { MemoryKeeper } from './memory-keeper';

/** The machine's own time and chance. */
export function realEnvironment(): StoreEnvironment {
  return {
    now: () => Date.now(), random: () => Math.random(), newId: () => randomUUID(), schedule, pause,
  };
}

/** A store of this server; whoever calls disposes of it. */
export function openStore(bao: Pick<OpenBao, 'address' | 'ca'>, changed: Partial<HashicorpStoreOptions> = {}): SignInStore {
  return valueOf(createHashicorpStore({
    name: 'team', address: bao.address, ...(bao.ca === undefined ? {} : { ca: Buffer.from(bao.ca) }),
    credentials: new MemoryKeeper(), environment: realEnvironment(), ...changed,
  }));
}

export async function signInWith(store: SignInStore, token: string): Promise<void> {
  valueOf(await store.signIn({ kind: 'token', token: SecretValue.fromText(token) }));
}

/** A store that is signed in with a token of these rules, in HashiCorp's language for policies. */
export async function openStoreAs(bao: OpenBao, rules: string, changed: Partial<HashicorpStoreOptions> = {}): Promise<SignInStore> {
  const store = openStore(bao, changed);
  await signInWith(store, await tokenOf(bao, rules));
  return store;
}

/** A token of a new policy. */
export async function tokenOf(bao: OpenBao, rules: string, options: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const policy = `test-${randomUUID()}`;
  await bao.api({ method: 'PUT', path: `sys/policies/acl/${policy}`, body: { policy: rules } });
  const { body } = await bao.api({ method: 'POST', path: 'auth/token/create', body: { policies: [policy], ttl: '1h', ...options } });
  return (body as { auth: { client_token: string } }).auth.client_token;
}

/** Everything that a person who uses Keyward with this engine is usually given. */
export const ALL_RULES = `
  path "secret/data/*" { capabilities = ["create", "read", "update", "patch", "delete"] }
  path "secret/metadata/*" { capabilities = ["list", "read", "update", "patch", "delete"] }
  path "secret/metadata" { capabilities = ["list"] }
  path "secret/subkeys/*" { capabilities = ["read"] }
  path "secret/delete/*" { capabilities = ["update"] }
  path "secret/undelete/*" { capabilities = ["update"] }`;

export interface AppRole {
  readonly roleId: string;
  /** A new secret id; wrapped where a time to live for the wrapping is given. */
  secretId(options?: { readonly uses?: number; readonly wrapTtl?: string }): Promise<string>;
  /** As the user gives it. */
  way(options?: { readonly uses?: number; readonly wrapTtl?: string }): Promise<{ kind: 'approle'; roleId: SecretValue; secretId: SecretValue; wrapped: boolean }>;
}

/** A role whose tokens have these rules and these times. */
export async function makeAppRole(bao: OpenBao, rules: string, options: Readonly<Record<string, unknown>> = {}): Promise<AppRole> {
  const role = `role-${randomUUID()}`;
  await bao.api({ method: 'POST', path: 'sys/auth/approle', body: { type: 'approle' } }, true);
  await bao.api({ method: 'PUT', path: `sys/policies/acl/${role}`, body: { policy: rules } });
  await bao.api({ method: 'POST', path: `auth/approle/role/${role}`, body: { token_policies: role, token_ttl: '1h', ...options } });
  const { body } = await bao.api({ method: 'GET', path: `auth/approle/role/${role}/role-id` });
  const roleId = (body as { data: { role_id: string } }).data.role_id;
  const secretId: AppRole['secretId'] = async ({ uses, wrapTtl } = {}) => {
    const answer = await bao.api({
      method: 'POST', path: `auth/approle/role/${role}/secret-id`, body: uses === undefined ? {} : { num_uses: uses },
      ...(wrapTtl === undefined ? {} : { headers: { 'x-vault-wrap-ttl': wrapTtl } }),
    });
    const made = answer.body as { data: { secret_id: string } | null; wrap_info: { token: string } | null };
    return made.wrap_info?.token ?? made.data?.secret_id ?? '';
  };
  const way: AppRole['way'] = async (wanted = {}) => ({
    kind: 'approle', roleId: SecretValue.fromText(roleId), secretId: SecretValue.fromText(await secretId(wanted)), wrapped: wanted.wrapTtl !== undefined,
  });
  return { roleId, secretId, way };
}
