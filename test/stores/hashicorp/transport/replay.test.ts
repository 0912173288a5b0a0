import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { AnswerKind } from '../../../../shared/src/secrets/stores/hashicorp/transport/answer-kind';
import type { JsonInput } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/json';
import { SecretJson } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/json';
import { isMembers } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/members';
import type { VaultAnswer } from '../../../../shared/src/secrets/stores/hashicorp/transport/vault-api';
import type { Fault } from '../../../support/fault-server/fault';
import { FaultServer } from '../../../support/fault-server/fault-server';
import { requireShared } from '../../../support/requirements';
import type { Client } from './open-client';
import { answered, failed, openClient } from './open-client';

interface Recorded {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body?: JsonInput;
  readonly status: number;
  readonly ctype: string;
  readonly resp: unknown;
}

/** Of what is not 2xx; the rest is `ok`, or `health` where a node says how it is. */
const KINDS: Readonly<Record<string, AnswerKind>> = {
  'sealed kv read': 'sealed', 'after seal': 'sealed',
  'health sealed': 'health', 'health': 'health', 'health after seal': 'health', 'health sealedcode': 'health',
  'read missing': 'not-found', 'list empty': 'not-found', 'meta missing': 'not-found', 'read v9': 'not-found', 'patch missing': 'not-found',
  'read trimmed v1': 'not-found', 'list leaf': 'not-found', 'read gone': 'not-found', 'kv1 missing': 'not-found', 'ns read root': 'not-found',
  'read deleted': 'gone-version', 'read destroyed': 'gone-version', 'read still destroyed': 'gone-version',
  'kv2 wrong path (no data/)': 'wrong-path', 'kv2 write wrong path': 'wrong-path', 'bad path': 'no-route', 'ns unknown': 'no-namespace',
  'cas=1 on new': 'conflict', 'cas=0 again': 'conflict', 'write without cas when required': 'check-and-set-required',
  'no token': 'denied', 'bad token': 'denied', 'ro write 403': 'denied', 'preflight nomount': 'denied', 'expired': 'denied', 'renew expired': 'denied',
  'use revoked': 'denied', 'num_uses 2nd': 'denied', 'approle wrong mount': 'denied',
  'renew non-renewable': 'not-renewable', 'leases lookup': 'not-renewable', 'lease renew bad': 'not-renewable',
  'login bad secret': 'credentials-refused', 'login bad role': 'credentials-refused', 'login no role': 'credentials-refused',
  'login exhausted': 'credentials-refused', 'userpass bad': 'credentials-refused', 'unwrap twice': 'wrapping-token-invalid',
  'patch wrong ctype': 'unsupported', 'method not allowed': 'unsupported', 'unsupported op': 'unsupported',
  'quota hit 1': 'rate-limited', 'quota hit 2': 'rate-limited', 'quota hit 3': 'rate-limited',
  'unseal wrong': 'bad-request', 'mount again': 'bad-request', 'malformed json': 'bad-request', 'no data key': 'bad-request', 'data not map': 'bad-request',
  'cas bad type': 'bad-request', 'read bad version': 'bad-request', 'custom_metadata bad': 'bad-request', 'max_versions bad': 'bad-request',
  'delete none': 'bad-request', 'empty path': 'bad-request',
};

describe('answers that a real OpenBao gave', () => {
  let cases: readonly Recorded[];
  let server: FaultServer;
  let client: Client;

  before(async function () {
    const file = requireShared(this, 'contracts/openbao-recorded.json');
    cases = (JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Recorded[] }).cases;
    server = await FaultServer.start();
    client = openClient({ endpoint: server.origin, limits: { tries: 1 } });
  });
  after(async () => {
    client.api.dispose();
    await server.close();
  });

  const replay = async ({ method, path, body }: Recorded): ReturnType<Client['api']['read']> => {
    const { api, token } = client;
    const segments = decodeURIComponent(path.replace(/\?.*$/, '')).split('/').filter((segment) => !['', '..'].includes(segment));
    if (method === 'GET') return api.read(segments, { token });
    if (method === 'LIST') return api.list(segments, { token });
    if (method === 'DELETE') return api.delete(segments, { token });
    return method === 'PATCH' ? api.patch(segments, body ?? {}, { token }) : api.write(segments, body ?? {}, { token });
  };

  const answerWith = ({ status, ctype, resp }: Recorded): Fault => (_, response) =>
    void response.writeHead(status, { 'Content-Type': ctype }).end(status === 204 || resp === '' ? '' : typeof resp === 'string' ? resp : JSON.stringify(resp));

  it('are each sorted into what they mean', async () => {
    const wrong: string[] = [];
    for (const each of cases) {
      server.forget();
      server.always(answerWith(each));
      const result = await replay(each);
      if (each.name === 'path traversal') {
        assert.deepEqual(failed(result), { kind: 'bad-answer', reason: 'redirect', sent: true });
        continue;
      }
      const answer = answered(result);
      const expected = KINDS[each.name] ?? (each.status < 300 ? 'ok' : 'no kind is named for it');
      if (answer.kind !== expected || answer.status !== each.status) wrong.push(`${each.name}: ${answer.kind}, not ${expected}`);
      assertSameMembers(answer, each.resp);
    }
    assert.deepEqual(wrong, []);
    assert.ok(cases.length > 100);
  });

  it('are all there that this test names', () => {
    assert.deepEqual(Object.keys(KINDS).filter((name) => !cases.some((each) => each.name === name)), []);
  });
});

/** The answer has what was recorded, without errors and warnings; secrets are the same inside, and nothing from outside. */
function assertSameMembers(answer: VaultAnswer, recorded: unknown): void {
  const all = (typeof recorded === 'object' ? recorded : {}) as Readonly<Record<string, unknown>>;
  const { warnings } = all;
  const members = Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'errors' && name !== 'warnings'));
  assert.deepEqual(opened(answer.body), members);
  assert.equal(answer.warned, Array.isArray(warnings) && warnings.length > 0);
  const data = (members['data'] ?? {}) as Readonly<Record<string, unknown>>;
  for (const secret of [data['secret_id'], (members['auth'] as Readonly<Record<string, unknown>> | null | undefined)?.['client_token']]) {
    if (typeof secret === 'string') assert.ok(!JSON.stringify(answer).includes(secret));
  }
}

function opened(value: unknown): unknown {
  if (value instanceof SecretValue) return value.text();
  if (value instanceof SecretJson) return JSON.parse(value.text.text()) as unknown;
  if (Array.isArray(value)) return value.map(opened);
  return isMembers(value as never) ? Object.fromEntries(Object.entries(value as object).map(([name, member]) => [name, opened(member)])) : value;
}
