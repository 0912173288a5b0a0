import { browsingContract } from './contract/browsing';
import { deletingContract } from './contract/deleting';
import { namesContract } from './contract/names';
import { twoClientsContract } from './contract/two-clients';
import { valuesContract } from './contract/values';
import { versionsContract } from './contract/versions';
import type { OpenStores } from './contract/world';
import { ContractWorld } from './contract/world';
import { writingContract } from './contract/writing';

/**
 * What every store has to pass, whatever lies behind it: the sentences of shared/src/secrets/store.ts as tests. It reads
 * `capabilities` to know which of two right answers to expect, so that a store never passes by leaving something out.
 * `open` is called once. It may call `requires` with the suite's context where a server is missing on this machine.
 */
export function storeContract(name: string, open: OpenStores): void {
  describe(`store contract: ${name}`, () => {
    const world = new ContractWorld();
    before(async function () {
      world.use(await open(this));
    });
    after(() => world.close());

    browsingContract(world);
    writingContract(world);
    versionsContract(world);
    deletingContract(world);
    valuesContract(world);
    namesContract(world);
    twoClientsContract(world);
  });
}
