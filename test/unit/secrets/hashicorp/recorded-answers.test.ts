import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { answerError } from '../../../../shared/src/secrets/stores/hashicorp/answer-error';
import { parseKvMetadata } from '../../../../shared/src/secrets/stores/hashicorp/kv/kv-metadata';
import { readAnswer } from '../../../../shared/src/secrets/stores/hashicorp/transport/read-answer';
import type { VaultAnswer } from '../../../../shared/src/secrets/stores/hashicorp/transport/vault-api';
import { at, secretMembers } from '../../../../shared/src/secrets/stores/hashicorp/transport/json/members';
import { requireShared } from '../../../support/requirements';

interface RecordedAnswer {
  readonly name: string;
  readonly path: string;
  readonly method: string;
  readonly status: number;
  readonly ctype: string;
  readonly resp: unknown;
}

const ASKED = { store: 'team', operation: 'read', name: 'a', mount: 'secret' } as const;

/** What people are told, for each recorded refusal that a store can meet. */
const REFUSALS: Readonly<Record<string, string>> = {
  'sealed kv read': 'sealed', 'after seal': 'sealed',
  'read missing': 'not-found', 'list empty': 'not-found', 'meta missing': 'not-found', 'read v9': 'not-found', 'patch missing': 'not-found',
  'read deleted': 'not-found', 'read destroyed': 'not-found', 'read still destroyed': 'not-found', 'read gone': 'not-found', 'list leaf': 'not-found',
  'ns read root': 'not-found', 'kv1 missing': 'not-found',
  'no token': 'forbidden', 'bad token': 'forbidden', 'ro write 403': 'forbidden', 'expired': 'forbidden', 'use revoked': 'forbidden',
  'num_uses 2nd': 'forbidden', 'approle wrong mount': 'forbidden', 'preflight nomount': 'forbidden',
  'bad path': 'wrong-engine missing', 'ns unknown': 'wrong-engine namespace',
  'cas=1 on new': 'conflict', 'cas=0 again': 'conflict', 'write without cas when required': 'conflict',
  'patch wrong ctype': 'unsupported', 'unsupported op': 'unsupported', 'method not allowed': 'unsupported',
  'quota hit 1': 'rate-limited', 'quota hit 2': 'rate-limited', 'quota hit 3': 'rate-limited',
  'renew non-renewable': 'unauthenticated refused', 'login exhausted': 'unauthenticated refused', 'userpass bad': 'unauthenticated refused',
  'login no role': 'unauthenticated refused',
  'unwrap twice': 'unwrapped-before',
  'read bad version': 'bad-answer unexpected', 'malformed json': 'bad-answer unexpected', 'no data key': 'bad-answer unexpected',
  'kv2 wrong path (no data/)': 'bad-answer unexpected', 'kv2 write wrong path': 'bad-answer unexpected',
};

describe('answers that were recorded from a real OpenBao', () => {
  const cases = new Map<string, RecordedAnswer>();
  before(function () {
    const recorded = JSON.parse(readFileSync(requireShared(this, 'contracts/openbao-recorded.json'), 'utf8')) as { cases: RecordedAnswer[] };
    for (const each of recorded.cases) cases.set(each.name, each);
  });

  const parsed = ({ resp, status, ctype }: RecordedAnswer): VaultAnswer | string => {
    const body = Buffer.from(typeof resp === 'string' ? resp : JSON.stringify(resp));
    const answer = readAnswer({ status, contentType: ctype, body, tls: undefined, retryAfter: undefined, location: undefined, headers: {} }, 'x');
    return answer.ok ? answer.value : answer.error.kind;
  };
  const answerTo = (name: string): VaultAnswer => {
    const recorded = cases.get(name);
    assert(recorded !== undefined, `no case ${name}`);
    const answer = parsed(recorded);
    assert(typeof answer !== 'string', `${name} was not understood`);
    return answer;
  };
  const inWords = (answer: VaultAnswer): string => {
    const error = answerError(answer, ASKED);
    return 'reason' in error ? `${error.kind} ${error.reason}` : error.kind;
  };

  it('are all understood: as what was asked for, or as an error that people can be told', () => {
    for (const recorded of cases.values()) {
      const answer = parsed(recorded);
      // The one page of HTML, for a path with `..` in it.
      if (typeof answer === 'string') assert.equal(`${recorded.name}: ${answer}`, 'path traversal: bad-answer');
      else if (recorded.status < 300) assert(['ok', 'health'].includes(answer.kind), `${recorded.name}: ${answer.kind}`);
      else if (answer.kind !== 'health') assert.notEqual(inWords(answer), '', recorded.name);
    }
    assert(cases.size >= 129);
  });

  for (const [name, expected] of Object.entries(REFUSALS)) {
    it(`"${name}" is ${expected}`, () => assert.equal(inWords(answerTo(name)), expected));
  }

  it('give metadata with every version and its state', () => {
    const metadata = parseKvMetadata(answerTo('meta').body);
    assert.deepEqual([metadata?.newest, metadata?.versions.map(({ version }) => version), metadata?.custom], [5, [3, 4, 5], { owner: 'me' }]);
    assert(metadata?.versions.every(({ destroyed }) => !destroyed));
  });

  it('give fields as values that cannot be printed, whatever they are in JSON', () => {
    const fields = secretMembers(answerTo('read v1').body, 'data', 'data');
    assert.deepEqual([...fields ?? []].map(([field]) => field).sort(), ['k', 'n']);
    assert(!JSON.stringify(answerTo('read v1').body).includes('v1'));
  });

  it('give versions, names and times where they are expected', () => {
    assert.equal(at(answerTo('cas=1 ok').body, 'data', 'version'), 2);
    assert.deepEqual(at(answerTo('list via GET').body, 'data', 'keys'), ['a', 'dir/']);
    assert.equal(at(answerTo('lookup-self').body, 'data', 'display_name'), 'token');
    assert.equal(at(answerTo('renew-self').body, 'auth', 'lease_duration'), 6);
    assert.equal(at(answerTo('preflight mount').body, 'data', 'options', 'version'), '2');
  });
});
