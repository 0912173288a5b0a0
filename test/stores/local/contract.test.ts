import path from 'node:path';
import { createTestVault, openTestStore, temporaryFolder, unlockByPassword, valueOf } from '../../support/local-vault';
import { storeContract } from '../contract';

describe('local store, by contract', () => {
  const folder = temporaryFolder();

  storeContract('local', async () => {
    const directory = path.join(folder, 'vault');
    const store = await createTestVault(directory);
    const other = await openTestStore(directory);
    valueOf(await unlockByPassword(other));
    return {
      store, other,
      close: () => {
        store.dispose();
        other.dispose();
      },
    };
  });
});
