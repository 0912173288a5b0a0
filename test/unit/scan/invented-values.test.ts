import assert from 'node:assert/strict';
import { compileRules, explain, scan, type ExplainedCandidate } from '../../../shared/src/scan/engine';
import { ACME_KEY, acmeRule, optionsWith } from './scanning';

const MARK = ['acme', ''].join('_');
const BLANK = MARK + 'x'.repeat(20);
const ILLUSTRATION = `${MARK}8fKq2LmZx7RtYEXAMPLE`;
const ALPHABET = `${MARK}abcdefghijklmnopqrst`;

/** A form that others may use too: it speaks for its vendor, and does not prove it. */
const mistakable = compileRules([{ ...acmeRule, confidence: 0.9 }]);

function severityIn(text: string, path?: string): string | undefined {
  return scan({ text, languageId: 'plaintext', ...(path === undefined ? {} : { path }) }, optionsWith()).findings[0]?.severity;
}

function candidate(text: string, path?: string): ExplainedCandidate | undefined {
  const document = { text, languageId: 'plaintext' as const, ...(path === undefined ? {} : { path }) };
  return explain(document, optionsWith(), { start: 0, end: text.length }).candidates.find(({ ruleId }) => ruleId === acmeRule.id);
}

describe('an invented value in a vendor\'s form', () => {
  it('is information, where an issued one is an error', () => {
    assert.equal(severityIn(`key = ${ACME_KEY}`), 'error');
    for (const value of [BLANK, ILLUSTRATION, ALPHABET]) assert.equal(severityIn(`key = ${value}`), 'information', value);
  });

  it('stays information where literals weigh more', () => {
    for (const value of [BLANK, ILLUSTRATION, ALPHABET]) assert.equal(severityIn(`key = ${value}`, 'config/app.ini'), 'information', value);
  });

  it('is nothing in a text that illustrates, but for a blank, which is there to be filled in', () => {
    for (const path of ['docs/keys.md', 'test/keys.js', 'examples/app.js']) {
      assert.equal(severityIn(`key = ${ILLUSTRATION}`, path), undefined, path);
      assert.equal(severityIn(`key = ${ALPHABET}`, path), undefined, path);
      assert.equal(severityIn(`key = ${BLANK}`, path), 'information', path);
    }
  });

  it('is information in plain text, which may be anybody\'s notes', () => {
    assert.equal(severityIn(`key = ${ILLUSTRATION}`, 'keys.txt'), 'information');
  });

  it('is left to the other signals where the form may be another\'s', () => {
    const found = scan({ text: `key = ${BLANK}`, languageId: 'plaintext' }, optionsWith({ rules: mistakable })).findings;
    assert.ok(found.every(({ severity }) => severity === 'information'));
  });

  it('says so in its explanation', () => {
    assert.ok(candidate(`key = ${BLANK}`)?.evidence.some(({ signal }) => signal === 'vendor.blank'));
    assert.ok(candidate(`key = ${ILLUSTRATION}`)?.evidence.some(({ signal }) => signal === 'vendor.illustration'));
    assert.ok(candidate(`key = ${ACME_KEY}`)?.evidence.every(({ signal }) => !signal.startsWith('vendor.')));
  });
});

describe('a URL with a password that people chose', () => {
  const rules = compileRules([{ ...acmeRule, keywords: ['acme://'], pattern: /(?<!\w)acme:\/\/\w{1,20}:(?<secret>[^\s@]{1,40})@\w{1,20}(?!\w)/, maxLength: 91, structure: 'url-userinfo' }]);
  const severity = (text: string): string | undefined => scan({ text, languageId: 'plaintext' }, optionsWith({ rules })).findings[0]?.severity;

  it('is an error, a common password less, a placeholder information', () => {
    assert.equal(severity(`acme://shop:${['Tz4m', 'vLx9q'].join('')}@db`), 'error');
    assert.notEqual(severity('acme://shop:hunter2@db'), 'error');
    assert.equal(severity('acme://shop:REPLACE_WITH_PASSWORD@db'), 'information');
  });

  it('is nothing where it is the account that an installer comes with', () => {
    assert.equal(severity('acme://rabbitmq:rabbitmq@db'), undefined);
  });

  it('is information in tests and documents, where it is made up to try something', () => {
    const text = `acme://shop:${['Tz4m', 'vLx9q'].join('')}@db`;
    const inFile = (path: string): string | undefined => scan({ text, languageId: 'plaintext', path }, optionsWith({ rules })).findings[0]?.severity;
    assert.deepEqual(['test/db.js', 'docs/db.md', 'src/db.js'].map(inFile), ['information', 'information', 'error']);
  });
});
