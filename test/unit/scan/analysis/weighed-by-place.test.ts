import assert from 'node:assert/strict';
import type { FoundPattern } from '../../../../shared/src/scan/analysis/found-pattern';
import { weighedByPlace } from '../../../../shared/src/scan/analysis/weighed-by-place';

const log: FoundPattern = { ruleId: 'keyward/secret-in-log', span: { start: 0, end: 4 }, severity: 'warning', confidence: 0.8, word: 'token' };
const proved: FoundPattern = { ...log, severity: 'error', confidence: 0.95, word: '' };
const tls: FoundPattern = { ...log, ruleId: 'keyward/tls-verification-off', word: '' };
const key: FoundPattern = { ...log, ruleId: 'keyward/hardcoded-key-argument', severity: 'error', word: '' };

describe('unsafe patterns in tests', () => {
  for (const path of ['client_test.go', 'tests/test_client.py', 'src/client.test.ts', 'spec/client_spec.rb', 'src/test/java/ClientTest.java']) {
    it(`${path} may go without protection, and what only a name says is information`, () => {
      assert.deepEqual(weighedByPlace([log, proved, tls, key], path), [{ ...log, severity: 'information', confidence: 0.4 }, proved]);
    });
  }

  it('a file that only lies among tests is weighed less, not passed over', () => {
    assert.deepEqual(weighedByPlace([tls, key, proved], 'tests/server.go').map(({ severity }) => severity), ['information', 'information', 'error']);
  });

  it('an example is weighed like one', () => {
    assert.deepEqual(weighedByPlace([log, proved], 'examples/server/app.go').map(({ severity }) => severity), ['information', 'error']);
  });

  for (const path of ['client.go', 'src/latest.ts', 'src/contest.py', undefined]) {
    it(`${path ?? 'a text without a path'} counts in full`, () => {
      assert.deepEqual(weighedByPlace([log, tls], path), [log, tls]);
    });
  }
});
