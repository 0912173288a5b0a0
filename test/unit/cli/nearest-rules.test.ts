import assert from 'node:assert/strict';
import { nearestRules, unknownRule } from '../../../cli/src/rules/nearest-rules';

const IDS = ['keyward/secret-in-log', 'keyward/secret-in-url', 'keyward/tls-verification-off', 'acme/deploy-key'];

describe('the rules nearest to a name that is none', () => {
  it('are those that a slip turns into it, the nearest first', () => {
    assert.deepEqual(nearestRules('secret-in-lgo', IDS), ['keyward/secret-in-log', 'keyward/secret-in-url']);
    assert.deepEqual(nearestRules('keyward/tls-verification-of', IDS), ['keyward/tls-verification-off']);
    assert.deepEqual(nearestRules('Acme/deploykey', IDS), ['acme/deploy-key']);
  });

  it('are none for a name that is far from all, and at most three', () => {
    assert.deepEqual(nearestRules('no-such-class', IDS), []);
    assert.deepEqual(nearestRules('', IDS), []);
    assert.equal(nearestRules('rule', ['rule1', 'rule2', 'rule3', 'rule4']).length, 3);
  });

  it('are said with the command that shows all', () => {
    assert.equal(unknownRule('tls-verification-of', IDS, 'keyward rules list').next, 'Did you mean keyward/tls-verification-off? "keyward rules list" shows them all.');
    assert.equal(unknownRule('other', IDS, 'keyward rules list').next, 'Look for it with "keyward rules list".');
  });
});
