import type { StoreStatus } from '../../../shared/src/secrets/store';
import { OneAtATime } from '../prompts/one-at-a-time';
import { isSameState, vaultState } from './status';
import type { VaultState } from './status';

export interface StoreFollowerPorts {
  readonly stores: () => Promise<readonly StoreStatus[]>;
  /** Another text for every change of the vault's file, whichever program made it. Must cost little. */
  readonly fileVersion: () => Promise<string>;
  /** In an untrusted workspace no store is even asked for its state. */
  readonly isTrusted: () => boolean;
}

/**
 * Tells whether what is shown of the stores is still so: each listing is a line in the audit log, so that it is made only
 * when a vault was opened or locked, when its file is another one than before, or when somebody asked for it.
 */
export class StoreFollower {
  readonly #ports: StoreFollowerPorts;
  readonly #turns = new OneAtATime();
  #seen: { readonly vault: VaultState; readonly fileVersion: string } | undefined;
  #isStale = true;

  constructor(ports: StoreFollowerPorts) {
    this.#ports = ports;
  }

  /** The state at the last look; undefined before the first one. */
  get vault(): VaultState | undefined {
    return this.#seen?.vault;
  }

  /** The next look finds everything changed. */
  forget(): void {
    this.#isStale = true;
  }

  /** Whether the stores must be listed again since the last look. */
  look(): Promise<boolean> {
    return this.#turns.run(async () => {
      if (!this.#ports.isTrusted()) return false;
      const isStale = this.#isStale;
      this.#isStale = false;
      // In this order: a change between the two is noticed at the next look, and none is missed.
      const fileVersion = await this.#ports.fileVersion();
      const vault = vaultState(await this.#ports.stores());
      const before = this.#seen;
      this.#seen = { vault, fileVersion };
      return isStale || before === undefined || before.fileVersion !== fileVersion || !isSameState(before.vault, vault);
    });
  }
}
