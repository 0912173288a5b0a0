import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { addRecoveryCode, openStore, setUpStore } from '../../../shared/src/flows/set-up';
import type { OpenedStore, OpeningPorts } from '../../../shared/src/flows/set-up';
import { OneAtATime } from '../prompts/one-at-a-time';
import { sayHowItOpened } from '../prompts/say-how-it-opened';
import type { SayPorts } from '../prompts/say-how-it-opened';

export interface VaultSessionPorts extends SayPorts {
  readonly opening: OpeningPorts;
  /** Something about the stores may be different now. */
  readonly changed: () => void;
}

/** Opens and makes stores for every command, one at a time: two commands must not ask for one password side by side. */
export class VaultSession {
  readonly #ports: VaultSessionPorts;
  readonly #turns = new OneAtATime();

  constructor(ports: VaultSessionPorts) {
    this.#ports = ports;
  }

  /** Makes a store ready, whatever it lacks. */
  open(store: string): Promise<Result<void, VaultError>> {
    return this.#turns.run(() => this.#say(openStore(store, this.#ports.opening)));
  }

  /** Fails where the store exists, also when another command made it while this one waited for its turn. */
  create(store: string): Promise<Result<void, VaultError>> {
    return this.#turns.run(async () => {
      const { service } = this.#ports.opening;
      const status = (await service.stores()).find(({ name }) => name === store);
      if (status !== undefined && status.state !== 'missing') return err({ kind: 'store-exists', store });
      return this.#say(setUpStore(store, { way: 'keychain-first' }, this.#ports.opening));
    });
  }

  /** Opens the store and gives it another way in. False when the person did not save the code. */
  addRecoveryCode(store: string): Promise<Result<boolean, VaultError>> {
    return this.#turns.run(async () => {
      const opened = await this.#say(openStore(store, this.#ports.opening));
      return opened.ok ? addRecoveryCode(store, this.#ports.opening) : opened;
    });
  }

  async #say(opening: Promise<Result<OpenedStore, VaultError>>): Promise<Result<void, VaultError>> {
    const opened = await opening;
    if (!opened.ok) return opened;
    sayHowItOpened(opened.value, this.#ports);
    if (opened.value.kind !== 'was-ready') this.#ports.changed();
    return ok();
  }
}
