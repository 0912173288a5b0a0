import type { SecretValue } from '../../../core/redact/secret-value';
import type { PasswordKdf } from '../crypto/key-derivation';
import { deriveKey, derivePasswordKey } from '../crypto/key-derivation';
import type { RandomBytes } from '../crypto/ids';
import { newId } from '../crypto/ids';
import type { ExternalSlot, KeychainSlot, PasswordSlot, RecoverySlot } from '../format/vault-document';
import type { VaultKeys } from '../vault-keys';
import { unwrapRoot } from '../vault-keys';
import { passwordBytes } from './password-rules';

/** What a password costs to try; the salt is made with each slot. */
export type KdfSettings =
  | { readonly name: 'pbkdf2-hmac-sha256'; readonly iterations: number }
  | { readonly name: 'argon2id'; readonly memoryKib: number; readonly passes: number; readonly lanes: number };

/** OWASP's number for PBKDF2-HMAC-SHA256: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
export const DEFAULT_KDF: KdfSettings = { name: 'pbkdf2-hmac-sha256', iterations: 600_000 };
/** The second recommended option of RFC 9106, section 4. */
export const ARGON2ID: KdfSettings = { name: 'argon2id', memoryKib: 64 * 1024, passes: 3, lanes: 1 };

const SALT_BYTES = 16;

/** What every new slot needs besides its own secret. */
export interface SlotContext {
  readonly keys: VaultKeys;
  readonly created: string;
  readonly randomBytes: RandomBytes;
}

export async function sealPasswordSlot(
  context: SlotContext, password: SecretValue, settings: KdfSettings,
): Promise<PasswordSlot> {
  const kdf: PasswordKdf = { ...settings, salt: newSalt(context.randomBytes) };
  const key = await keyOfPassword(password, kdf);
  const slot = sealSlot(context, 'password', key);
  return { id: slot.id, kind: 'password', created: context.created, kdf, box: slot.box };
}

/** The root key, or undefined where the password is another one. */
export async function openPasswordSlot(
  slot: PasswordSlot, vaultId: string, password: SecretValue,
): Promise<Buffer | undefined> {
  return openSlot(slot, vaultId, await keyOfPassword(password, slot.kdf));
}

/** `key` has 32 random bytes, which the caller puts into the keychain before the slot is written; they are zeroed here. */
export function sealKeychainSlot(
  context: SlotContext, place: Pick<KeychainSlot, 'id' | 'service' | 'account'>, key: Buffer,
): KeychainSlot {
  const box = context.keys.wrapRoot(key, place.id, 'keychain');
  key.fill(0);
  return { ...place, kind: 'keychain', created: context.created, box };
}

export function openKeychainSlot(slot: KeychainSlot, vaultId: string, key: Buffer): Buffer | undefined {
  return openSlot(slot, vaultId, key);
}

/** For key material that nobody can guess, a recovery code's bits or an external key: HKDF instead of a slow derivation. */
export function sealRandomSlot(
  context: SlotContext, kind: 'recovery-code' | 'external', material: Uint8Array,
): RecoverySlot | ExternalSlot {
  const salt = newSalt(context.randomBytes);
  const { id, box } = sealSlot(context, kind, keyOfMaterial(material, salt, kind));
  return { id, kind, created: context.created, salt, box };
}

export function openRandomSlot(
  slot: RecoverySlot | ExternalSlot, vaultId: string, material: Uint8Array,
): Buffer | undefined {
  return openSlot(slot, vaultId, keyOfMaterial(material, slot.salt, slot.kind));
}

async function keyOfPassword(password: SecretValue, kdf: PasswordKdf): Promise<Buffer> {
  const bytes = passwordBytes(password);
  try {
    return await derivePasswordKey(bytes, kdf);
  } finally {
    bytes.fill(0);
  }
}

function keyOfMaterial(material: Uint8Array, salt: string, kind: string): Buffer {
  return deriveKey(material, Buffer.from(salt, 'base64'), Buffer.from(`keyward-vault slot ${kind}`));
}

function sealSlot(context: SlotContext, kind: string, key: Buffer): { readonly id: string; readonly box: string } {
  const id = newId(context.randomBytes);
  const box = context.keys.wrapRoot(key, id, kind);
  key.fill(0);
  return { id, box };
}

function openSlot(
  slot: { readonly id: string; readonly kind: string; readonly box: string }, vaultId: string, key: Buffer,
): Buffer | undefined {
  const root = key.length === 32 ? unwrapRoot(key, vaultId, slot) : undefined;
  key.fill(0);
  return root;
}

function newSalt(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(SALT_BYTES)).toString('base64');
}
