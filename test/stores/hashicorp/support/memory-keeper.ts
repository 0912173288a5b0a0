import { EventEmitter, once } from 'node:events';
import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../../shared/src/core/result';
import { err, ok } from '../../../../shared/src/core/result';
import type { CredentialBinding, CredentialKeeper } from '../../../../shared/src/secrets/credentials/credential-keeper';

/** A keeper that can be locked, and that counts what was saved. Several stores may share it, as processes do. */
export class MemoryKeeper implements CredentialKeeper {
  readonly bindings: CredentialBinding[] = [];
  saves = 0;
  locked = false;
  #kept: Buffer | undefined;

  /** What rests there, or undefined. */
  get text(): string | undefined {
    return this.#kept?.toString('utf8');
  }

  /** How many lines it has: a token alone makes 3, with the ids for another 5. */
  get lines(): number {
    return this.text?.split('\n').length ?? 0;
  }

  load(binding: CredentialBinding): Promise<Result<SecretValue | undefined, VaultError>> {
    this.bindings.push(binding);
    if (this.locked) return Promise.resolve(err(LOCKED));
    return Promise.resolve(ok(this.#kept === undefined ? undefined : SecretValue.fromBytes(this.#kept)));
  }

  save(binding: CredentialBinding, credential: SecretValue): Promise<Result<void, VaultError>> {
    this.bindings.push(binding);
    if (this.locked) return Promise.resolve(err(LOCKED));
    this.saves += 1;
    this.#kept = Buffer.from(credential.bytes());
    return Promise.resolve(ok());
  }

  forget(): Promise<Result<void, VaultError>> {
    if (this.locked) return Promise.resolve(err(LOCKED));
    this.#kept = undefined;
    return Promise.resolve(ok());
  }
}

/** A keeper that is in the middle of forgetting until it may go on. */
export class SlowlyForgetting extends MemoryKeeper {
  readonly #events = new EventEmitter();
  readonly forgetting = once(this.#events, 'forgetting');

  goOn(): void {
    this.#events.emit('go on');
  }

  override async forget(): Promise<Result<void, VaultError>> {
    const goOn = once(this.#events, 'go on');
    this.#events.emit('forgetting');
    await goOn;
    return super.forget();
  }
}

const LOCKED: VaultError = { kind: 'locked', store: 'local' };
