import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LANGUAGE_IDS } from '../../../../shared/src/core/model/language-id';
import { fingerprinter } from '../../../../shared/src/core/redact/fingerprint';
import { decodeText } from '../../../../shared/src/host/files/decode-text';
import { builtInRules } from '../../../../shared/src/scan/detection/rules/registry';
import { compileRules, explain, rescan, scan, scanBytes } from '../../../../shared/src/scan/engine';
import type { ScanDocument } from '../../../../shared/src/scan/document';
import type { ScanOptions, ScanResult } from '../../../../shared/src/scan/engine';
import { propertyTimeout, tries } from '../../../support/tries';

const options: ScanOptions = { rules: compileRules(builtInRules), fingerprint: fingerprinter(Buffer.alloc(32, 3)), now: () => 0, minConfidence: 0.1 };

/** Examples of every rule, whole and broken off, so that each pattern and each proof meets what it is for and what it is not. */
const example = fc.constantFrom(...builtInRules.flatMap(({ examples, counterExamples }) => [...examples, ...counterExamples]));
const broken = fc.tuple(example, fc.nat(), fc.nat()).map(([text, from, length]) => {
  const start = from % (text.length + 1);
  return text.slice(start, start + (length % 80));
});

/** What opens, closes, escapes and breaks; half of a pair; what some programs take for the end of a line or of a text. */
const syntax = fc.constantFrom(
  '"', "'", '`', '"""', "'''", '\\', '\\"', '\\\\"', '(', ')', '[', ']', '{', '}', '<', '>', '</', '/>', '<!--', '-->', '${', '#{', '{{', '}}', '%{', ' = ', '=', ': ', ':', ' => ', ':=', ', ', ';', '\n', '\r\n', '\r', '\t', ' ',
  '//', '/*', '*/', '#', '--', '=begin\n', '<<EOF\n', 'EOF\n', '|\n', '>-\n', '---\n', '\u0000', '\u001b[31m', '\u0085', '\u2028', '\ufeff', '\ufffd', '\ud800', '\udc00', '😀', 'e\u0301', '\u202e', 'ß', 'İ', 'ſ', 'K',
);
const words = fc.constantFrom(
  'password', 'API_KEY', 'db.password', 'secret', '--token', ':token', '$secret', 'Authorization: Bearer ', 'Basic ', 'curl -u ', 'postgres://u:', '@host/x', 'IDENTIFIED BY ', 'kind: Secret\ndata:\n  ', 'machine h login u password ', '-----BEGIN ', 'PRIVATE KEY-----',
  'keyward:ignore', 'keyward:ignore-start', 'gitleaks:allow', 'pragma: allowlist secret', 'eyJhbGciOiJIUzI1NiJ9.', 'AKIA', 'x'.repeat(300), 'QUJD'.repeat(60), '0123456789abcdef'.repeat(4),
);
const text = fc.array(fc.oneof(example, broken, syntax, syntax, words, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 40 }).map((pieces) => pieces.join(''));
const paths = fc.constantFrom(undefined, 'a.js', '.env', '.pgpass', '.netrc', 'config/master.key', 'a.ipynb', 'settings.xml', 'wp-config.php', '.docker/config.json', 'id_rsa', 'test/a.py', 'package-lock.json', '.htpasswd', 'a\u0000b', '../../x', '');
const document = fc.record({ text, languageId: fc.constantFrom(...LANGUAGE_IDS), path: paths }).map(({ path, ...about }): ScanDocument => ({ ...about, ...(path === undefined ? {} : { path }) }));

/** What holds for every result, whatever the text: see `ScanResult`. */
function assertSound({ findings, suppressed, skipped }: ScanResult, { text: where }: ScanDocument): void {
  assert.deepEqual(skipped, []);
  let end = 0;
  for (const { span } of findings) {
    assert.ok(span.start >= end && span.end <= where.length, 'in the text, in order and apart');
    end = span.end;
  }
  for (const { span, confidence } of [...findings, ...suppressed.map(({ finding }) => finding)]) {
    assert.ok(span.end > span.start && confidence >= 0.1 && confidence <= 1);
    assert.ok(!splitsPair(where, span.start) && !splitsPair(where, span.end), 'no half of a character');
    // A line break at the edge is a part of the value only where quotes say so.
    if (/^[\r\n]|[\r\n]$/.test(where.slice(span.start, span.end))) assert.match(where.charAt(span.start - 1), /["'`]/, 'the value, not the lines around it');
  }
}

function decode(bytes: Uint8Array): string {
  return decodeText(bytes, 'utf-8');
}

function splitsPair(where: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(where.charAt(at - 1)) && /[\udc00-\udfff]/.test(where.charAt(at));
}

function visible({ findings, suppressed, skipped }: ScanResult): object {
  return { findings, suppressed, skipped };
}

describe('any text', function () {
  this.timeout(propertyTimeout());

  it('is scanned without a crash, and what is found lies in it', () => {
    fc.assert(fc.property(document, (one) => { assertSound(scan(one, options), one); }), tries(600));
  });

  it('of raw code units is scanned, too', () => {
    const units = fc.array(fc.nat({ max: 0xffff }), { maxLength: 300 }).map((codes) => String.fromCharCode(...codes));
    fc.assert(fc.property(units, example, units, fc.constantFrom(...LANGUAGE_IDS), (before, middle, after, languageId) => {
      const one: ScanDocument = { text: before + middle + after, languageId };
      assertSound(scan(one, options), one);
    }), tries(300));
  });

  it('gives as a file of bytes what it gives as a text', () => {
    fc.assert(fc.property(document, ({ text: units, ...about }) => {
      const bytes = Buffer.from(units);
      assert.deepEqual(visible(scanBytes({ ...about, bytes, encoding: 'utf-8', decode }, options).result), visible(scan({ ...about, text: decode(bytes) }, options)));
    }), tries(400));
  });

  it('is explained: what is reported is among the candidates', () => {
    fc.assert(fc.property(document, (one) => {
      const whole = { start: 0, end: one.text.length };
      const reported = explain(one, options, whole).candidates.filter(({ outcome }) => outcome === 'reported');
      const places = new Set(reported.map(({ ruleId, span }) => `${ruleId} ${span.start}-${span.end}`));
      for (const { ruleId, span } of scan(one, options).findings) assert.ok(places.has(`${ruleId} ${span.start}-${span.end}`), ruleId);
    }), tries(150));
  });

  it('is scanned again after edits as if for the first time', () => {
    const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 200 }), inserted: fc.oneof(syntax, words, broken, text) });
    fc.assert(fc.property(document, fc.array(edit, { minLength: 1, maxLength: 6 }), (first, edits) => {
      let current = first;
      let result = scan(current, options);
      for (const { at, length, inserted } of edits) {
        const start = at % (current.text.length + 1);
        const end = Math.min(current.text.length, start + length);
        current = { ...current, text: current.text.slice(0, start) + inserted + current.text.slice(end) };
        result = rescan(result, current, { span: { start, end }, newLength: inserted.length }, options);
        assert.deepEqual(visible(result), visible(scan(current, options)));
        assertSound(result, current);
      }
    }), tries(200));
  });
});
