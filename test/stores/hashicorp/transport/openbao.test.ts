import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import { secretMembers } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/members';
import type { VaultCall } from '../../../../shared/src/secrets/stores/hashicorp/transport/vault-api';
import type { OpenBao } from '../../../support/openbao';
import { requireOpenBao, startOpenBao } from '../../../support/openbao';
import type { Client } from './open-client';
import { answered, openClient } from './open-client';

describe('the transport and a real OpenBao with TLS', () => {
  let server: OpenBao;
  let client: Client;
  let call: VaultCall;

  before(async function () {
    this.timeout(120_000);
    requireOpenBao(this);
    server = await startOpenBao('tls');
    client = openClient({ endpoint: server.address, ca: Buffer.from(server.ca ?? '') });
    call = { token: SecretValue.fromText(server.rootToken) };
  });
  after(async function () {
    this.timeout(60_000);
    client.api.dispose();
    await server.stop();
  });

  const auditLines = (): readonly string[] => readFileSync(server.auditLog ?? '', 'utf8').split('\n');

  it('agree on every name, and on every text of a value', async () => {
    const values = ['', 'plain', 'quote " and \\ and \u0001 and \u007f', 'line\r\nline\t', '🔑 ключ \u202e', '{"json":true}', 'x'.repeat(100_000)];
    const names = ['a?b', 'a#b', 'a&b=c', 'a%2fb', '%', 'a b', '🔑', 'ключ', "it's (a)*!", '{{x}}', '&#x2F;', 'a;b,c+d', '...', '"', '\\', '~._-'];
    for (const [index, name] of names.entries()) {
      const value = values[index % values.length] ?? '';
      const written = answered(await client.api.write(['secret', 'data', 'names', name], { data: { password: SecretValue.fromText(value), 'a "name"': SecretValue.fromText('2') } }, call));
      assert.equal(written.kind, 'ok', name);
      const read = answered(await client.api.read(['secret', 'data', 'names', name], call));
      const fields = secretMembers(read.body, 'data', 'data');
      const password = fields?.get('password');
      assert.ok(password instanceof SecretValue);
      assert.equal(password.text(), value, name);
      assert.equal(fields?.size, 2);
    }
    const listed = answered(await client.api.list(['secret', 'metadata', 'names'], call));
    assert.deepEqual((listed.body['data'] as { readonly keys: readonly string[] }).keys, [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  });

  it('agree that a name has no marks that turn writing round', async () => {
    assert.equal(answered(await client.api.read(['secret', 'data', 'a\u202eb'], call)).kind, 'bad-request');
  });

  it('agree on what is no string: numbers, objects and null stay what they are', async () => {
    const data = { n: 1.5, none: null, o: { a: [true, null] } };
    await server.api({ method: 'POST', path: 'secret/data/typed', body: { data } });
    const read = answered(await client.api.read(['secret', 'data', 'typed'], call));
    const fields = Object.fromEntries(secretMembers(read.body, 'data', 'data') ?? []);
    answered(await client.api.write(['secret', 'data', 'typed-copy'], { data: fields }, call));
    const copy = await server.api({ method: 'GET', path: 'secret/data/typed-copy' });
    assert.deepEqual((copy.body as { readonly data: { readonly data: unknown } }).data.data, data);
  });

  it('tell conflicts, deletion and want of a policy apart', async () => {
    const at = ['secret', 'data', 'kinds'] as const;
    const kind = async (answer: ReturnType<Client['api']['read']>): Promise<string> => answered(await answer).kind;
    assert.equal(await kind(client.api.read(at, call)), 'not-found');
    assert.equal(await kind(client.api.write(at, { data: { a: '1' }, options: { cas: 0 } }, call)), 'ok');
    assert.equal(await kind(client.api.write(at, { data: { a: '2' }, options: { cas: 0 } }, call)), 'conflict');
    assert.equal(await kind(client.api.patch(at, { data: { b: '2' }, options: { cas: 1 } }, call)), 'ok');
    assert.equal(await kind(client.api.patch(at, { data: { b: '3' }, options: { cas: 1 } }, call)), 'conflict');
    assert.equal(await kind(client.api.delete(at, call)), 'ok');
    assert.equal(await kind(client.api.read(at, call)), 'gone-version');
    assert.equal(await kind(client.api.read(at, { token: undefined })), 'denied');
    assert.equal(await kind(client.api.read(['nowhere', 'x'], call)), 'no-route');
    assert.equal(await kind(client.api.read(['secret', 'kinds'], call)), 'wrong-path');
    assert.equal(await kind(client.api.read(at, { ...call, namespace: 'nowhere' })), 'no-namespace');
  });

  it('wrap an answer, and unwrap it once', async () => {
    answered(await client.api.write(['secret', 'data', 'wrapped'], { data: { a: SecretValue.fromText('inside') } }, call));
    const { body } = answered(await client.api.read(['secret', 'data', 'wrapped'], { ...call, wrapTtlSeconds: 60 }));
    const token = (body['wrap_info'] as { readonly token: SecretValue }).token;
    assert.ok(token instanceof SecretValue);
    const unwrapped = answered(await client.api.write(['sys', 'wrapping', 'unwrap'], {}, { token }));
    const inside = secretMembers(unwrapped.body, 'data', 'data')?.get('a');
    assert.equal(inside instanceof SecretValue && inside.text(), 'inside');
    assert.equal(answered(await client.api.write(['sys', 'wrapping', 'unwrap'], {}, { token })).kind, 'wrapping-token-invalid');
  });

  it('share an id of each request, which the audit log has; ours too where the server is told to write it down', async () => {
    const unseen = answered(await client.api.list(['secret', 'metadata'], call));
    assert.ok(auditLines().some((line) => line.includes(unseen.requestId ?? 'none')));
    await server.api({ method: 'POST', path: 'sys/config/auditing/request-headers/x-correlation-id', body: { hmac: false } });
    const seen = answered(await client.api.list(['secret', 'metadata'], call));
    assert.ok(auditLines().some((line) => line.includes(seen.correlationId) && line.includes(seen.requestId ?? 'none')));
  });

  it('say that the server is sealed, and go on when it is not any more', async function () {
    this.timeout(60_000);
    await server.seal();
    assert.equal(answered(await client.api.read(['secret', 'data', 'kinds'], call)).kind, 'sealed');
    const health = answered(await client.api.read(['sys', 'health'], { token: undefined }));
    assert.deepEqual([health.kind, health.body['sealed']], ['health', true]);
    await server.unseal();
    assert.equal(answered(await client.api.read(['secret', 'data', 'kinds'], call)).kind, 'gone-version');
  });

  it('find each other again after the server was killed and started anew', async function () {
    this.timeout(60_000);
    await server.kill();
    const gone = await client.api.write(['secret', 'data', 'kinds'], {}, call);
    assert.ok(!gone.ok && gone.error.kind === 'unreachable' && !gone.error.sent);
    await server.restart();
    assert.equal(answered(await client.api.read(['secret', 'data', 'kinds'], call)).kind, 'gone-version');
  });
});
