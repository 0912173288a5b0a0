import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { compileRules, DEFAULT_BUDGET, rescan, scan, scanBytes, type ScanOptions, type ScanResult } from '../../../shared/src/scan/engine';
import { ACME_KEY, acmeRule, optionsWith, VALUE } from './scanning';

const languages: readonly LanguageId[] = [
  'javascript', 'typescript', 'python', 'go', 'java', 'kotlin', 'csharp', 'ruby', 'php', 'rust', 'c', 'shellscript', 'powershell', 'yaml', 'json', 'toml', 'ini', 'properties', 'xml', 'dotenv', 'dockerfile', 'terraform', 'sql', 'markdown', 'kubernetes',
];
const language = fc.constantFrom(...languages);

/** What makes readers work: names, operators, quotes, openers of everything, and values. */
const piece = fc.constantFrom(
  'password', 'api_key', 'TOKEN', 'key', 'db.password', '--password', '$secret', ':token', ' = ', '=', ': ', ':', ' => ', ' := ', '(', ')', ', ', ';', '{', '}', '[', ']', '"', "'", '`', '\\', '"""', '<password', '>', '</', '${', ':-', '{{', '}}',
  ' ', '\t', '\n', '\r\n', '\r', '//', '/*', '*/', ' * ', '#', '--', '<!--', 'postgres://u:', '@h/x', 'Authorization: Bearer ', 'Basic ', 'curl -u a:', 'mysql -p', "IDENTIFIED BY '", 'kind: Secret\n', 'data:\n', '  a: ', '---\n',
  'keyward:ignore', 'keyward:ignore-start', 'keyward:ignore-end', 'name: ', 'value: ', 'process.env.X || ', 'String(', VALUE, ACME_KEY, Buffer.from(`u:${VALUE}`).toString('base64'), 'é', '😀', '\ud800', '\u2028', '\u0000', 'x'.repeat(600),
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

/** All of a result but what only serves the next scan. */
function visible({ findings, suppressed, skipped }: ScanResult): object {
  return { findings, suppressed, skipped };
}

describe('the whole engine, on anything', () => {
  const options = optionsWith({ minConfidence: 0.2 });

  it('gives findings that lie in the text, in order, apart from each other', () => {
    fc.assert(fc.property(text, language, (where, languageId) => {
      let end = 0;
      for (const { span, confidence } of scan({ text: where, languageId }, options).findings) {
        assert.ok(span.start >= end && span.end > span.start && span.end <= where.length);
        assert.ok(confidence >= 0.2 && confidence <= 1);
        end = span.end;
      }
    }), { numRuns: 400 });
  });

  it('gives the same result again', () => {
    fc.assert(fc.property(text, language, (where, languageId) => {
      assert.deepEqual(visible(scan({ text: where, languageId }, options)), visible(scan({ text: where, languageId }, options)));
    }), { numRuns: 100 });
  });

  it('finds in bytes what it finds in their text', () => {
    fc.assert(fc.property(text.filter((where) => Buffer.from(where).toString('utf8') === where), language, (where, languageId) => {
      const bulk = scanBytes({ bytes: Buffer.from(where), languageId, encoding: 'utf-8', decode: (bytes) => new TextDecoder().decode(bytes) }, options);
      assert.deepEqual(visible(bulk.result), visible(scan({ text: where, languageId }, options)));
      assert.ok(bulk.text === where || bulk.result.findings.length === 0);
    }), { numRuns: 300 });
  });

  it('finds again after any edits what a full scan finds', () => {
    const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 80 }), inserted: fc.oneof(piece, text) });
    fc.assert(fc.property(text, text, fc.array(edit, { minLength: 1, maxLength: 5 }), language, fc.boolean(), (start, tail, edits, languageId, apart) => {
      let current = apart ? `${start}${'quiet line\n'.repeat(2000)}${tail}` : start + tail;
      let result = scan({ text: current, languageId }, options);
      for (const { at, length, inserted } of edits) {
        const from = at % (current.length + 1);
        const to = Math.min(current.length, from + length);
        current = current.slice(0, from) + inserted + current.slice(to);
        result = rescan(result, { text: current, languageId }, { span: { start: from, end: to }, newLength: inserted.length }, options);
        assert.deepEqual(visible(result), visible(scan({ text: current, languageId }, options)));
      }
    }), { numRuns: 300 });
  });

  it('finds again in one long line what a full scan finds', () => {
    const chunk = fc.constantFrom(`password="${VALUE}",`, 'a=1,', '"', ';', '}', '// ', `key:${ACME_KEY} `, 'x'.repeat(500), `u?token=${VALUE}&`);
    const long = fc.array(chunk, { minLength: 20, maxLength: 80 }).map((chunks) => chunks.join(''));
    fc.assert(fc.property(long, fc.nat(), chunk, fc.constantFrom<LanguageId>('javascript', 'json', 'yaml'), (where, at, inserted, languageId) => {
      const from = at % (where.length + 1);
      const after = where.slice(0, from) + inserted + where.slice(from);
      const again = rescan(scan({ text: where, languageId }, options), { text: after, languageId }, { span: { start: from, end: from }, newLength: inserted.length }, options);
      assert.deepEqual(visible(again), visible(scan({ text: after, languageId }, options)));
    }), { numRuns: 200 });
  });

  it('reports only what reaches the confidence asked for, and the same then as with a lower one', () => {
    fc.assert(fc.property(text, language, fc.double({ min: 0.2, max: 1, noNaN: true }), (where, languageId, least) => {
      for (const { confidence } of scan({ text: where, languageId }, optionsWith({ minConfidence: least })).findings) assert.ok(confidence >= least);
    }), { numRuns: 100 });
  });
});

describe('a budget', () => {
  const many = `password = "${VALUE}"\n`.repeat(400);
  const document = { text: many, languageId: 'python' } as const;

  /** A scan under a clock that goes on one millisecond a look. */
  function timed(maxMilliseconds: number, more: Partial<ScanOptions> = {}): ScanResult {
    let time = 1_000;
    return scan(document, optionsWith({ now: () => time++, budget: { maxLength: 1e6, maxMilliseconds }, ...more }));
  }

  it('of time says how far it went, and everything up to there is complete', () => {
    const { findings, skipped } = timed(4);
    const [reason] = skipped;
    assert.equal(reason?.kind, 'out-of-time');
    assert.equal(reason.milliseconds, 4);
    const complete = scan(document, optionsWith()).findings.filter(({ span }) => span.end < reason.scannedTo - VALUE.length);
    assert.notEqual(complete.length, 0);
    for (const { span } of complete) assert.ok(findings.some((one) => one.span.start === span.start));
  });

  it('that is larger goes further', () => {
    const reached = [2, 4, 8].map((limit) => timed(limit).findings.length);
    assert.deepEqual(reached, [...reached].sort((a, b) => a - b));
    assert.equal(new Set(reached).size, 3);
  });

  it('that suffices is not mentioned', () => assert.deepEqual(timed(10_000).skipped, []));

  it('of length is exact', () => {
    const length = many.length;
    const of = (maxLength: number): ScanResult => scan(document, optionsWith({ budget: { maxLength, maxMilliseconds: 1e6 } }));
    assert.deepEqual(of(length).skipped, []);
    assert.deepEqual(of(length - 1).skipped, [{ kind: 'too-large', length, limit: length - 1 }]);
    assert.deepEqual(of(length - 1).findings, []);
  });

  it('of length counts bytes in a bulk scan, where they are more than characters', () => {
    const bytes = Buffer.from('é'.repeat(10));
    const of = (maxLength: number): ScanResult['skipped'] =>
      scanBytes({ bytes, languageId: 'c', encoding: 'utf-8', decode: () => 'é'.repeat(10) }, optionsWith({ budget: { maxLength, maxMilliseconds: 1 } })).result.skipped;
    assert.deepEqual(of(20), []);
    assert.deepEqual(of(19), [{ kind: 'too-large', length: 20, limit: 19 }]);
  });

  it('is kept by a re-scan, too', () => {
    const before = scan({ ...document, text: 'x' }, optionsWith());
    const change = { span: { start: 0, end: 1 }, newLength: many.length };
    const { skipped } = rescan(before, document, change, optionsWith({ budget: { maxLength: 100, maxMilliseconds: 1 } }));
    assert.equal(skipped[0]?.kind, 'too-large');
  });

  it('has a default that takes a large file and no endless one', () => {
    assert.ok(DEFAULT_BUDGET.maxLength >= 16 * 1024 * 1024 && DEFAULT_BUDGET.maxMilliseconds <= 60_000);
  });

  it('is not the reason where the caller cancelled', () => {
    let asked = 0;
    const { skipped, findings } = timed(1_000, { isCancelled: () => asked++ >= 3 });
    assert.deepEqual(skipped.map(({ kind }) => kind), ['cancelled']);
    assert.ok(findings.length > 0 && findings.length < 400);
  });

  it('is asked of a cancelled scan no more', () => {
    let asked = 0;
    timed(1_000, { isCancelled: () => { asked++; return true; } });
    assert.equal(asked, 1);
  });
});

describe('rules', () => {
  it('with one name cannot be compiled together', () => {
    assert.throws(() => compileRules([acmeRule, { ...acmeRule, keywords: ['other'] }]), /two rules have the id keyward\/acme-key/);
  });

  it('share a keyword without a conflict', () => {
    const other = { ...acmeRule, id: 'keyward/acme-short', pattern: /(?<!\w)acme_[a-z]{6}(?!\w)/, maxLength: 11 } as const;
    const options = optionsWith({ rules: compileRules([acmeRule, other]) });
    const { findings } = scan({ text: `${ACME_KEY} acme_` + 'qzkwvx', languageId: 'plaintext' }, options);
    assert.deepEqual(findings.map(({ ruleId }) => ruleId), ['keyward/acme-key', 'keyward/acme-short']);
  });

  it('are described with the generic ones, each under its own name', () => {
    const { descriptions } = compileRules([acmeRule]);
    for (const [id, description] of descriptions) {
      assert.equal(description.id, id);
      assert.ok(description.title !== '' && description.description.endsWith('.') && description.remediation.endsWith('.') && description.documentation.startsWith('https://'));
    }
    assert.ok(descriptions.has('keyward/acme-key') && descriptions.has('keyward/generic-password'));
  });

  it('find their keywords in any case, and match as their pattern says', () => {
    const { findings } = scan({ text: `${ACME_KEY} ${ACME_KEY.replace('acme', 'ACME')}`, languageId: 'plaintext' }, optionsWith());
    assert.equal(findings.filter(({ ruleId }) => ruleId === 'keyward/acme-key').length, 1);
  });
});
