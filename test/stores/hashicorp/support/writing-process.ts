import { valueOf } from '../../../support/local-vault';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import { openStore, signInWith } from './bao-world';

/** Writes one field to the server whose address is its argument and says which version came of it. Nothing else keeps it alive. */
async function main(): Promise<void> {
  const store = openStore({ address: process.argv[2] ?? '', ca: undefined });
  await signInWith(store, 'a-token');
  const { version } = valueOf(await store.write({ path: 'shop', field: 'value', expected: 'any', meta: {} }, SecretValue.fromText('ours')));
  process.stdout.write(`version ${version}`);
}

void main();
