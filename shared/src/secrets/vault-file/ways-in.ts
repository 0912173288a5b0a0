import { unreachable } from '../../core/exhaustive';
import type { VaultError } from '../../core/model/vault-error';
import { SecretValue } from '../../core/redact/secret-value';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { Keychain } from '../keychain/keychain';
import { KEYCHAIN_SERVICE } from '../keychain/keychain';
import type { NewWayIn, WayIn } from '../lockable';
import type { UnlockAttempts } from './commit/unlock-attempts';
import { KEY_BYTES } from './crypto/aead';
import type { RandomBytes } from './crypto/ids';
import { newId } from './crypto/ids';
import { randomSecret, secretBuffer } from '../../core/redact/secret-buffer';
import type { KeySlot, VaultHeader } from './format/vault-document';
import { checkPassword } from './slots/password-rules';
import { newRecoveryCode, readRecoveryCode } from './slots/recovery-code';
import type { KdfSettings, SlotContext } from './slots/slot-keys';
import {
  openKeychainSlot, openPasswordSlot, openRandomSlot, sealKeychainSlot, sealPasswordSlot, sealRandomSlot,
} from './slots/slot-keys';
import { VaultKeys } from './vault-keys';

/** Gets at the keys of a vault whose header is known. A key agent is another one of these. */
export interface KeySource {
  open(header: VaultHeader, way: WayIn): Promise<Result<VaultKeys, VaultError>>;
}

export interface WaysInOptions {
  readonly store: string;
  readonly keychain: Keychain | undefined;
  readonly attempts: UnlockAttempts;
  readonly kdf: KdfSettings;
  readonly randomBytes: RandomBytes;
}

/** A slot ready to be written, and what its owner must be shown. */
export interface NewSlot {
  readonly slot: KeySlot;
  readonly code?: SecretValue;
}

/** 256 bits as hexadecimal digits: less than that is a password, and would need a slow derivation. */
const LEAST_EXTERNAL_BYTES = 32;

/** Opens and makes key slots: the one place that knows what each kind asks for. */
export class WaysIn implements KeySource {
  readonly #options: WaysInOptions;

  constructor(options: WaysInOptions) {
    this.#options = options;
  }

  async open(header: VaultHeader, way: WayIn): Promise<Result<VaultKeys, VaultError>> {
    const root = await this.#openRoot(header, way);
    return root.ok ? ok(new VaultKeys(root.value, header.id, this.#options.randomBytes)) : root;
  }

  /** Makes a slot for these keys. A keychain entry is stored before; it is harmless should the slot never be written. */
  async make(keys: VaultKeys, way: NewWayIn, created: string): Promise<Result<NewSlot, VaultError>> {
    const context: SlotContext = { keys, created, randomBytes: this.#options.randomBytes };
    switch (way.kind) {
      case 'password': {
        const strong = checkPassword(way.password);
        if (!strong.ok) return strong;
        return ok({ slot: await sealPasswordSlot(context, way.password, this.#options.kdf) });
      }
      case 'keychain': return this.#makeKeychainSlot(context);
      case 'recovery-code': return ok(makeRecoverySlot(context));
      case 'external': {
        const material = way.key.bytes();
        if (material.length < LEAST_EXTERNAL_BYTES) return err({ kind: 'weak-password', reason: 'too-short' });
        return ok({ slot: sealRandomSlot(context, 'external', material) });
      }
      default: return unreachable(way);
    }
  }

  /** Whether a password slot is cheaper to guess than this program makes them today. */
  isOutdated(slot: KeySlot): boolean {
    const { kdf } = this.#options;
    return slot.kind === 'password' && slot.kdf.name === 'pbkdf2-hmac-sha256'
      && (kdf.name !== 'pbkdf2-hmac-sha256' || slot.kdf.iterations < kdf.iterations);
  }

  /** Until when no password may be tried; undefined where one may. */
  lockedUntil(): Promise<string | undefined> {
    return this.#options.attempts.lockedUntil();
  }

  /** Removes what a slot left outside the vault. */
  async forget(slot: KeySlot): Promise<void> {
    if (slot.kind === 'keychain') await this.#options.keychain?.deletePassword(slot.service, slot.account);
  }

  #openRoot(header: VaultHeader, way: WayIn): Promise<Result<Buffer, VaultError>> {
    switch (way.kind) {
      case 'password': return this.#openByPassword(header, way.password);
      case 'keychain': return this.#openByKeychain(header);
      case 'recovery-code': return Promise.resolve(this.#openByCode(header, way.code));
      case 'external': return Promise.resolve(this.#openByExternalKey(header, way.key));
      default: return unreachable(way);
    }
  }

  async #openByPassword(header: VaultHeader, password: SecretValue): Promise<Result<Buffer, VaultError>> {
    const slots = slotsOfKind(header, 'password');
    if (slots.length === 0) return this.#noSuchSlot('password');
    const remaining = await this.#options.attempts.begin();
    if (!remaining.ok) return remaining;
    for (const slot of slots) {
      const root = await openPasswordSlot(slot, header.id, password);
      if (root === undefined) continue;
      await this.#options.attempts.succeed();
      return ok(root);
    }
    return err({ kind: 'wrong-password', attemptsRemaining: remaining.value });
  }

  async #openByKeychain(header: VaultHeader): Promise<Result<Buffer, VaultError>> {
    const { keychain, store } = this.#options;
    if (keychain === undefined) return err({ kind: 'no-keyring', reason: 'unsupported-platform' });
    for (const slot of slotsOfKind(header, 'keychain')) {
      const entry = await keychain.getPassword(slot.service, slot.account);
      if (!entry.ok) return entry;
      if (entry.value === undefined) continue;
      const key = fromHex(entry.value.bytes());
      entry.value.dispose();
      const root = openKeychainSlot(slot, header.id, key);
      if (root !== undefined) return ok(root);
    }
    return err({ kind: 'keyring-entry-missing', store });
  }

  #openByCode(header: VaultHeader, code: SecretValue): Result<Buffer, VaultError> {
    const slots = slotsOfKind(header, 'recovery-code');
    if (slots.length === 0) return this.#noSuchSlot('recovery-code');
    const material = readRecoveryCode(code);
    if (material === undefined) return err({ kind: 'wrong-recovery-code', reason: 'mistyped' });
    const root = openFirst(slots, header.id, material);
    material.fill(0);
    return root === undefined ? err({ kind: 'wrong-recovery-code', reason: 'other-vault' }) : ok(root);
  }

  #openByExternalKey(header: VaultHeader, key: SecretValue): Result<Buffer, VaultError> {
    const root = openFirst(slotsOfKind(header, 'external'), header.id, key.bytes());
    return root === undefined ? this.#noSuchSlot('external') : ok(root);
  }

  async #makeKeychainSlot(context: SlotContext): Promise<Result<NewSlot, VaultError>> {
    const { keychain, randomBytes } = this.#options;
    if (keychain === undefined) return err({ kind: 'no-keyring', reason: 'unsupported-platform' });
    const id = newId(randomBytes);
    const place = { id, service: KEYCHAIN_SERVICE, account: `${context.keys.vaultId}.${id}` };
    const key = randomSecret(KEY_BYTES, randomBytes);
    const entry = toHex(key);
    const stored = await keychain.setPassword(place.service, place.account, entry);
    entry.dispose();
    const slot = sealKeychainSlot(context, place, key);
    return stored.ok ? ok({ slot }) : stored;
  }

  #noSuchSlot(kind: WayIn['kind']): Result<never, VaultError> {
    return err({ kind: 'unsupported', store: this.#options.store, operation: `unlock:${kind}` });
  }
}

function makeRecoverySlot(context: SlotContext): NewSlot {
  const code = newRecoveryCode(context.randomBytes);
  const material = readRecoveryCode(code);
  if (material === undefined) throw new Error('a new recovery code does not read back');
  const slot = sealRandomSlot(context, 'recovery-code', material);
  material.fill(0);
  return { slot, code };
}

function slotsOfKind<K extends KeySlot['kind']>(
  header: VaultHeader, kind: K,
): readonly Extract<KeySlot, { readonly kind: K }>[] {
  return header.slots.filter((slot): slot is Extract<KeySlot, { readonly kind: K }> => slot.kind === kind);
}

function openFirst(
  slots: readonly Extract<KeySlot, { readonly kind: 'recovery-code' | 'external' }>[], vaultId: string, material: Uint8Array,
): Buffer | undefined {
  for (const slot of slots) {
    const root = openRandomSlot(slot, vaultId, material);
    if (root !== undefined) return root;
  }
  return undefined;
}

const HEX = '0123456789abcdef';

/** Hexadecimal by hand: `toString('hex')` would leave the key in a string that cannot be zeroed. */
function toHex(key: Uint8Array): SecretValue {
  const digits = secretBuffer(key.length * 2);
  for (const [at, byte] of key.entries()) {
    digits.write(HEX.charAt(byte >> 4), at * 2);
    digits.write(HEX.charAt(byte & 15), at * 2 + 1);
  }
  const value = SecretValue.fromBytes(digits);
  digits.fill(0);
  return value;
}

function fromHex(digits: Uint8Array): Buffer {
  const key = secretBuffer(digits.length >> 1);
  for (let at = 0; at < key.length; at += 1) {
    key[at] = HEX.indexOf(String.fromCharCode(digits[at * 2] ?? 0)) << 4
      | HEX.indexOf(String.fromCharCode(digits[at * 2 + 1] ?? 0));
  }
  return key;
}
