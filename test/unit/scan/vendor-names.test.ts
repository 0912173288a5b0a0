import assert from 'node:assert/strict';
import { compileRules, scan } from '../../../shared/src/scan/engine';
import { near } from '../../../shared/src/scan/detection/rules/pattern';
import { acmeRule, optionsWith } from './scanning';

const VALUE = ['8fKq2LmZx7RtY4', 'vWb9NcQ3sD'].join('');

/** A vendor whose keys have no mark of their own, and which calls one of its secrets an id. */
const rules = compileRules([{ ...acmeRule, keywords: ['acme', 'acme_reporter_id'], pattern: near(['acme', 'acme_reporter_id'], /[A-Za-z0-9]{24}/), maxLength: 705, form: 'near', confidence: 0.8 }]);

function confidence(text: string): number {
  const found = scan({ text, languageId: 'javascript' }, optionsWith({ rules, minConfidence: 0.01 })).findings;
  return found.find(({ ruleId }) => ruleId === acmeRule.id)?.confidence ?? 0;
}

describe('the name between a vendor and a value', () => {
  it('lowers the score where it says identifier, name or hash', () => {
    const key = confidence(`ACME_API_KEY = "${VALUE}"`);
    for (const name of ['ACME_GROUP_ID', 'acmeGroupId', 'acme.commit', 'acme_build_sha256', 'acme: { projectId']) {
      assert.ok(confidence(`${name}: "${VALUE}"`) < key, name);
    }
  });

  it('changes nothing where it speaks of a secret', () => {
    const key = confidence(`ACME_API_KEY = "${VALUE}"`);
    for (const name of ['ACME_TOKEN', 'acme: { secret', 'acme.identityKey']) assert.equal(confidence(`${name} = "${VALUE}"`), key, name);
  });

  it('leads to no secret where members of an object follow', () => {
    const dotted = compileRules([{ ...acmeRule, keywords: ['acme'], pattern: near(['acme'], /[A-Za-z0-9.]{24,40}/), maxLength: 90, form: 'near', confidence: 0.7 }]);
    const reported = (value: string): number => scan({ text: `acme: ${value},`, languageId: 'go' }, optionsWith({ rules: dotted })).findings.length;
    assert.equal(reported('config.QueueSettings.RetryOnRateLimit'), 0);
    assert.equal(reported(`${VALUE}.${VALUE.slice(0, 9)}`), 1);
  });

  it('changes nothing where the vendor itself calls its secret so', () => {
    assert.equal(confidence(`ACME_REPORTER_ID = "${VALUE}"`), confidence(`ACME_API_KEY = "${VALUE}"`));
  });
});
