/** Writes and reads one value with `plain` node-vault or our `guarded` one, and prints nothing itself: kind, address, token, value. */
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import nodeVault from 'node-vault';
import { openClient } from './open-client';

async function main(): Promise<void> {
  const [kind, endpoint = '', token = '', value = ''] = process.argv.slice(2);
  if (kind === 'plain') {
    const client = nodeVault({ endpoint, token });
    await client.write('secret/data/x', { data: { password: value } });
    await client.read('secret/data/x');
    return;
  }
  const { api } = openClient({ endpoint });
  const call = { token: SecretValue.fromText(token) };
  await api.write(['secret', 'data', 'x'], { data: { password: SecretValue.fromText(value) } }, call);
  await api.read(['secret', 'data', 'x'], call);
}

void main();
