/** Copies a value from one path to another; `holding` while it has it, and `done` once it has let go and made other calls. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { disposeSecrets, secretMembers } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/members';
import { answered, openClient } from './open-client';

async function main(): Promise<void> {
  const [endpoint = '', caFile = ''] = process.argv.slice(2);
  const { api, token } = openClient({ endpoint, ca: readFileSync(caFile) });
  const go = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const { body } = answered(await api.read(['secret', 'data', 'from'], { token }));
  answered(await api.write(['secret', 'data', 'to'], { data: Object.fromEntries(secretMembers(body, 'data', 'data') ?? []) }, { token }));
  process.stdout.write('holding\n');
  await go.next();
  disposeSecrets(body);
  // What OpenSSL and libuv have of a message stands in buffers that the next messages of the same size take.
  for (let calls = 0; calls < 20; calls += 1) {
    answered(await api.read(['secret', 'data', 'other'], { token }));
    answered(await api.write(['secret', 'data', 'other'], { data: { value: 'x'.repeat(64) } }, { token }));
  }
  process.stdout.write('done\n');
  await go.next();
  process.exit();
}

void main();
