import type { Result } from '../../../shared/src/core/result';
import { ok } from '../../../shared/src/core/result';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { openStore } from '../../../shared/src/flows/set-up';
import type { OpeningPorts } from '../../../shared/src/flows/set-up';
import { OneAtATime } from '../prompts/one-at-a-time';
import { sayHowItOpened } from '../prompts/say-how-it-opened';
import type { SayPorts } from '../prompts/say-how-it-opened';

export interface VaultSessionPorts extends SayPorts {
  readonly opening: OpeningPorts;
  /** Something about the stores may be different now. */
  readonly changed: () => void;
}

/** Opens stores for every command, one at a time: two commands must not ask for one password side by side. */
export class VaultSession {
  readonly #ports: VaultSessionPorts;
  readonly #turns = new OneAtATime();

  constructor(ports: VaultSessionPorts) {
    this.#ports = ports;
  }

  open(store: string): Promise<Result<void, VaultError>> {
    return this.#turns.run(async () => {
      const opened = await openStore(store, this.#ports.opening);
      if (!opened.ok) return opened;
      sayHowItOpened(opened.value, this.#ports);
      if (opened.value.kind !== 'was-ready') this.#ports.changed();
      return ok();
    });
  }
}
