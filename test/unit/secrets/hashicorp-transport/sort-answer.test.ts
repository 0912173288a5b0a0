import assert from 'node:assert/strict';
import type { AnswerKind } from '../../../../shared/src/secrets/stores/hashicorp/transport/answer-kind';
import type { JsonMembers } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/json';
import { sortAnswer } from '../../../../shared/src/secrets/stores/hashicorp/transport/sort-answer';

/** What OpenBao says is tested with its recorded answers; here is what HashiCorp words differently, and what neither records. */
describe('what an answer of Vault means', () => {
  const kind = (status: number, body?: JsonMembers): AnswerKind => sortAnswer(status, body).kind;
  const refusal = (status: number, ...errors: readonly string[]): AnswerKind => kind(status, { errors });

  it('is told by its status, whatever it says', () => {
    const byStatus: Readonly<Record<number, AnswerKind>> = {
      200: 'ok', 204: 'ok', 400: 'bad-request', 401: 'denied', 403: 'denied', 404: 'not-found', 405: 'unsupported', 409: 'bad-request', 412: 'not-replicated',
      413: 'too-large', 415: 'unsupported', 429: 'rate-limited', 472: 'standby', 473: 'standby', 500: 'server-error', 502: 'standby', 503: 'standby', 504: 'standby',
      530: 'server-error',
    };
    for (const [status, expected] of Object.entries(byStatus)) {
      assert.equal(kind(Number(status)), expected, status);
      assert.equal(refusal(Number(status), 'something else'), expected, status);
    }
  });

  it('is a state of the node where the body says one, with every status that health has', () => {
    const body = { initialized: true, sealed: true, standby: true };
    for (const status of [200, 299, 429, 472, 473, 474, 501, 503, 530]) assert.equal(kind(status, body), 'health', String(status));
    assert.equal(kind(200, { initialized: true, sealed: true }), 'ok', 'sys/seal-status');
  });

  it('is told by wording where several meanings share a status', () => {
    assert.equal(refusal(400, 'check-and-set parameter did not match the current version'), 'conflict');
    assert.equal(refusal(400, '1 error occurred:\n\t* check-and-set parameter did not match the current version\n\n'), 'conflict');
    assert.equal(refusal(400, 'invalid secret id'), 'credentials-refused');
    assert.equal(refusal(400, 'invalid role ID'), 'credentials-refused');
    assert.equal(refusal(400, 'failed to validate credentials: failed to find role'), 'credentials-refused');
    assert.equal(refusal(400, 'wrapping token is not valid or does not exist'), 'wrapping-token-invalid');
    assert.equal(refusal(400, 'lease expired'), 'not-renewable');
    assert.equal(refusal(400, 'http: request body too large'), 'too-large');
    assert.equal(refusal(500, 'local node not active but active cluster node not found'), 'standby');
    assert.equal(refusal(503, 'Vault is sealed'), 'sealed');
    assert.equal(refusal(503, 'OpenBao is sealed'), 'sealed');
    assert.equal(kind(503, { sealed: true }), 'sealed');
  });

  it('tells four kinds of 404 apart', () => {
    assert.equal(kind(404, { errors: [] }), 'not-found');
    assert.equal(kind(404, { data: { data: null, metadata: { version: 2 } } }), 'gone-version');
    assert.equal(kind(404, { data: null, warnings: ['Invalid path for a versioned K/V secrets engine.'] }), 'wrong-path');
    assert.equal(refusal(404, 'no handler for route "kv/data/x". route entry not found.'), 'no-route');
    assert.equal(refusal(404, 'namespace not found'), 'no-namespace');
  });

  it('has no text of errors and warnings left, and remembers that there was a warning', () => {
    const sorted = sortAnswer(200, { errors: ['canary'], warnings: ['canary'], data: { keys: ['a'] } });
    assert.deepEqual(sorted, { kind: 'ok', body: { data: { keys: ['a'] } }, warned: true });
    assert.equal(sortAnswer(200, { warnings: null }).warned, false);
    assert.equal(sortAnswer(200, { warnings: [] }).warned, false);
  });

  it('is empty where there is nothing, or something that is no object', () => {
    for (const json of [undefined, null, 'text', 7, ['a']]) assert.deepEqual(sortAnswer(200, json), { kind: 'ok', body: {}, warned: false });
  });
});
