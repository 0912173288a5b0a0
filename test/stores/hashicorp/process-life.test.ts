import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** A KV engine in which somebody else's first version comes in between, and whose node shows that late: no real server does so on demand. */
function overtakingServer(): (request: IncomingMessage) => Reply {
  let [version, looks] = [0, 0];
  return ({ method = '', url = '' }) => {
    if (url.includes('/auth/token/lookup-self')) return { status: 200, body: { data: { display_name: 'token', ttl: 0, expire_time: null } } };
    if (url.includes('/internal/ui/mounts/')) return { status: 200, body: { data: { type: 'kv', path: 'secret/', options: { version: '2' } } } };
    if (method === 'POST') return { status: 400, body: { errors: ['check-and-set parameter did not match the current version'] } };
    if (method === 'PATCH') return { status: 200, body: { data: { version: (version += 1) } } };
    if (url.includes('/subkeys/')) version = (looks += 1) > LATE_LOOKS ? 1 : 0;
    if (version === 0) return { status: 404, body: { errors: [] } };
    const members = url.includes('/subkeys/') ? { subkeys: { value: null } } : { data: { value: 'theirs' } };
    return { status: 200, body: { data: { ...members, metadata: { version } } } };
  };
}

/** The look before the write, and two after it, between which the store pauses. */
const LATE_LOOKS = 3;

describe('a program that does nothing but write to a server', () => {
  it('lives until the write has ended, also while it waits before the next try', async () => {
    const answer = overtakingServer();
    const server = createServer((request, response) => {
      const { status, body } = answer(request);
      request.resume();
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const program = path.join(__dirname, 'support', 'writing-process.ts');
      const { stdout } = await promisify(execFile)(process.execPath, ['--require', 'tsx/cjs', program, `http://127.0.0.1:${port}`]);
      assert.equal(stdout, 'version 2');
    } finally {
      server.close();
    }
  });
});
