import { bundleKeychainChild, requireKeyring, startKeyring } from '../../support/keyring';
import { temporaryFolder } from '../../support/local-vault';
import { storeContract } from '../contract';
import { openKeychainStore, PatientKeychain } from './keychain-world';

describe('keychain store, by contract', function keychainContract() {
  this.timeout(120_000);
  const folder = temporaryFolder();

  storeContract('keychain', async (context) => {
    requireKeyring(context);
    const keyring = await startKeyring('unlocked');
    const script = bundleKeychainChild();
    const clients = [new PatientKeychain(keyring, script), new PatientKeychain(keyring, script)] as const;
    const [store, other] = await Promise.all([openKeychainStore(folder, clients[0]), openKeychainStore(folder, clients[1])]);
    return {
      store, other,
      close: async () => {
        for (const client of clients) client.end();
        await keyring.stop();
      },
    };
  });
});
