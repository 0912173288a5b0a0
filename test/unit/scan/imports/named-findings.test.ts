import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { scan } from '../../../../shared/src/scan/engine';
import { meantBy, type MatchedFile } from '../../../../shared/src/scan/suppress/imports/match-named';
import type { NamedFinding, NamedFindings } from '../../../../shared/src/scan/suppress/imports/named-finding';
import { readNamedFindings } from '../../../../shared/src/scan/suppress/imports/read-named-findings';
import { ACME_KEY, optionsWith, VALUE } from '../scanning';

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

function read(text: string): NamedFindings {
  const result = readNamedFindings(text);
  assert.ok(result.ok);
  return result.value;
}

function fileOf(text: string): MatchedFile {
  const { findings } = scan({ text, languageId: 'dotenv', path: 'a.env' }, optionsWith({ fingerprint: sha1 }));
  return {
    text,
    findings: findings.map(({ ruleId, span, fingerprint }) => ({ rule: ruleId, span, line: text.slice(0, span.start).split('\n').length, sha1: fingerprint })),
  };
}

function linesMeant(named: NamedFinding, text: string): readonly number[] {
  return meantBy(named, fileOf(text), sha1).map(({ line }) => line);
}

describe('a detect-secrets baseline', () => {
  const text = JSON.stringify({
    version: '1.5.0', plugins_used: [], results: {
      './a.env': [{ type: 'Secret Keyword', filename: 'a.env', hashed_secret: sha1(VALUE), is_verified: false, line_number: 1 }],
      'b.env': [{ type: 'x', hashed_secret: sha1('y'), line_number: 4, is_secret: true }, { type: 'z', line_number: 5 }, 7],
      'c.env': 'broken',
    },
  });

  it('names values by hash, and not what its user called a real secret', () => {
    const { tool, named, leftOut } = read(text);
    assert.equal(tool, 'detect-secrets');
    assert.deepEqual(named, [{ path: 'a.env', line: 1, rule: 'Secret Keyword', by: { kind: 'hash', sha1: sha1(VALUE) } }]);
    assert.deepEqual(leftOut, ['b.env:4: marked as a real secret', 'b.env:5: without a value\'s hash', 'b.env: without a value\'s hash', 'c.env: not a list']);
  });

  it('means the value wherever it stands, and none that changed', () => {
    const [named] = read(text).named;
    assert.ok(named);
    assert.deepEqual(linesMeant(named, `# moved\nTOKEN=${ACME_KEY}\nPASSWORD="${VALUE}"\n`), [3]);
    assert.deepEqual(linesMeant(named, `PASSWORD=${VALUE}x\n`), []);
  });

  it('means a value by its spelling in the source, too', () => {
    const escaped = `${VALUE}\\n${VALUE}`;
    assert.equal(meantBy(
      { path: 'a', line: 1, rule: '', by: { kind: 'hash', sha1: sha1(escaped) } },
      { text: `k=${escaped}`, findings: [{ rule: 'keyward/x', span: { start: 2, end: 2 + escaped.length }, line: 1, sha1: sha1('decoded') }] }, sha1,
    ).length, 1);
  });

  it('means a private key by the words of its first line', () => {
    const words = ['BEGIN RSA', 'PRIVATE KEY'].join(' ');
    const key = `-----${words}-----\nabc\n`;
    const file: MatchedFile = { text: key, findings: [{ rule: 'keyward/private-key', span: { start: 0, end: key.length }, line: 1, sha1: sha1(key) }] };
    assert.equal(meantBy({ path: 'a', line: 1, rule: 'Private Key', by: { kind: 'hash', sha1: sha1(words) } }, file, sha1).length, 1);
    assert.equal(meantBy({ path: 'a', line: 1, rule: 'Private Key', by: { kind: 'hash', sha1: sha1('BEGIN') } }, file, sha1).length, 0);
  });
});

describe('a gitleaks ignore file', () => {
  const commit = 'cafe'.repeat(10);

  it('names lines, with and without a commit', () => {
    const { tool, named, leftOut } = read(`# accepted\n\n${commit}:src/a:b.env:generic-api-key:12\r\na.env:acme:3\nno fingerprint\n`);
    assert.equal(tool, 'gitleaks');
    assert.deepEqual(named, [
      { path: 'src/a:b.env', rule: 'generic-api-key', line: 12, by: { kind: 'line' } }, { path: 'a.env', rule: 'acme', line: 3, by: { kind: 'line' } },
    ]);
    assert.deepEqual(leftOut, ['no fingerprint']);
  });

  const named = (line: number, rule = 'generic-api-key'): NamedFinding => ({ path: 'a.env', rule, line, by: { kind: 'line' } });

  it('means the line only', () => {
    const text = `PASSWORD=${VALUE}\nTOKEN=${ACME_KEY}\n`;
    assert.deepEqual(linesMeant(named(2), text), [2]);
    assert.deepEqual(linesMeant(named(3), text), []);
  });

  it('means none of two values on a line, unless the rule tells which', () => {
    const text = `PASSWORD=${VALUE}; TOKEN=${ACME_KEY}\n`;
    const file: MatchedFile = {
      text, findings: [
        { rule: 'keyward/generic-password', span: { start: 9, end: 20 }, line: 1, sha1: '1' }, { rule: 'keyward/acme-key', span: { start: 30, end: 40 }, line: 1, sha1: '2' },
      ],
    };
    assert.deepEqual(meantBy(named(1), file, sha1), []);
    assert.deepEqual(meantBy(named(1, 'acme-api-token'), file, sha1).map(({ rule }) => rule), ['keyward/acme-key']);
  });
});

describe('a gitleaks report', () => {
  const report = (secret: string): string => JSON.stringify([{ RuleID: 'generic-api-key', File: 'a.env', StartLine: 1, EndLine: 1, Secret: secret, Match: 'x', Commit: '' }]);

  it('names values, or lines where it was redacted', () => {
    assert.deepEqual(read(report(VALUE)).named.map(({ by }) => by.kind), ['value']);
    assert.deepEqual(read(report('REDACTED')).named.map(({ by }) => by.kind), ['line']);
    assert.deepEqual(read('[{"RuleID":1},{"File":"a","StartLine":1}]').leftOut, ['entry 1']);
  });

  it('of nothing names nothing', () => assert.deepEqual(read('[]').named, []));

  it('means the value, moved or not, and none that changed', () => {
    const [named] = read(report(VALUE)).named;
    assert.ok(named);
    assert.deepEqual(linesMeant(named, `\n\nPASSWORD=${VALUE}\n`), [3]);
    assert.deepEqual(linesMeant(named, `PASSWORD=${VALUE.slice(0, -1)}?\n`), []);
  });

  it('does not mean values that hold a short one by chance', () => {
    assert.deepEqual(linesMeant({ path: 'a.env', rule: '', line: 1, by: { kind: 'value', value: VALUE.slice(0, 3) } }, `PASSWORD=${VALUE}\n`), []);
  });
});

describe('a file of no known tool', () => {
  for (const text of ['', '# nothing', '{}', '{', '[1]', 'hello world', '{"results":[]}']) {
    it(`is refused: ${JSON.stringify(text)}`, () => assert.ok(!readNamedFindings(text).ok));
  }

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => { readNamedFindings(text); }));
  });
});
